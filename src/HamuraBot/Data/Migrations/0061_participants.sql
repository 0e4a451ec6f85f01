CREATE TABLE participants (
  ticket text NOT NULL PRIMARY KEY,
  registration text NOT NULL REFERENCES registrations (number),
  place integer NOT NULL,
  name text NULL,
  email text NULL,
  check_in_code text NOT NULL,
  attended_at {long} NULL
) {by-key};

INSERT INTO participants (ticket, registration, place, name, email, check_in_code, attended_at)
SELECT number || '-1', number, 1, name, NULL, check_in_code, attended_at FROM registrations;

INSERT INTO participants (ticket, registration, place, name, email, check_in_code, attended_at)
WITH RECURSIVE places (place) AS (SELECT 2 UNION ALL SELECT place + 1 FROM places WHERE place < 50)
SELECT r.number || '-' || p.place, r.number, p.place, NULL, NULL, {random-code}, r.attended_at FROM registrations r JOIN places p ON p.place <= r.seats;

CREATE UNIQUE INDEX participants_check_in_code ON participants (check_in_code);

CREATE UNIQUE INDEX participants_place ON participants (registration, place);

DROP INDEX registrations_check_in_code;

ALTER TABLE registrations DROP COLUMN check_in_code;

ALTER TABLE registrations DROP COLUMN attended_at;

DROP INDEX registrations_live;

CREATE INDEX registrations_email_key ON registrations (seminar_id, email_key);

DROP INDEX registrations_arrival;

CREATE INDEX registrations_arrival ON registrations (seminar_id, arrival);
