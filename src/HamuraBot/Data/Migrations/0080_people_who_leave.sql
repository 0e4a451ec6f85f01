ALTER TABLE participants ADD COLUMN left_until {long} NULL;
