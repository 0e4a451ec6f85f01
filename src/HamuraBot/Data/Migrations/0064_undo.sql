ALTER TABLE seminars ADD COLUMN called_off_because_en text NULL;

ALTER TABLE seminars ADD COLUMN called_off_at {long} NULL;

ALTER TABLE registrations ADD COLUMN undo_until {long} NULL;

ALTER TABLE registrations ADD COLUMN undo_seminar text NULL;

ALTER TABLE registrations ADD COLUMN undo_status text NULL;

ALTER TABLE registrations ADD COLUMN undo_arrival {long} NULL;
