-- By what a search or an export was narrowed and how many rows there were, or with what an attempt was refused.
ALTER TABLE audit ADD COLUMN detail text NULL;
