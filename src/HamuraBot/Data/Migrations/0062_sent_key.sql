ALTER TABLE registrations ADD COLUMN sent_key text NULL;

CREATE UNIQUE INDEX registrations_sent_key ON registrations (seminar_id, sent_key) WHERE sent_key IS NOT NULL;
