ALTER TABLE registrations ADD COLUMN needs text NULL;
