ALTER TABLE seminars ADD COLUMN called_off_because text NULL;
