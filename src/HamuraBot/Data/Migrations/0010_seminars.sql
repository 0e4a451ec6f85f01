ALTER TABLE seminars ADD COLUMN public_from {long} NULL;

ALTER TABLE registrations ADD COLUMN check_in_code text NOT NULL DEFAULT '';

UPDATE registrations SET check_in_code = {random-code};

ALTER TABLE registrations ADD COLUMN note text NULL;

CREATE UNIQUE INDEX registrations_check_in_code ON registrations (check_in_code);

CREATE TABLE seminar_invitations (
  seminar_id text NOT NULL REFERENCES seminars (id),
  request text NOT NULL,
  invited_at {long} NOT NULL,
  PRIMARY KEY (seminar_id, request)
) {by-key};

CREATE INDEX seminar_invitations_request ON seminar_invitations (request);
