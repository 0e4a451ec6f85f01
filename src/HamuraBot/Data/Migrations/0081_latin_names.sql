-- An officer's name as those read it who do not read Japanese.
ALTER TABLE officers ADD COLUMN latin_name text;
