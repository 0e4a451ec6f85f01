CREATE TABLE seminars (
  id text NOT NULL PRIMARY KEY,
  title_ja text NOT NULL,
  title_en text NOT NULL,
  description_ja text NOT NULL,
  description_en text NOT NULL,
  place text NOT NULL,
  bring_ja text NULL,
  bring_en text NULL,
  starts_at {long} NOT NULL,
  ends_at {long} NOT NULL,
  registration_closes_at {long} NOT NULL,
  capacity integer NOT NULL,
  most_seats integer NOT NULL,
  taken integer NOT NULL,
  steps {long} NOT NULL,
  status text NOT NULL,
  sequence integer NOT NULL
) {by-key};

CREATE INDEX seminars_starts_at ON seminars (starts_at);

CREATE TABLE registrations (
  number text NOT NULL PRIMARY KEY,
  seminar_id text NOT NULL REFERENCES seminars (id),
  name text NOT NULL,
  company text NULL,
  email text NOT NULL,
  email_key text NOT NULL,
  phone text NULL,
  language text NOT NULL,
  seats integer NOT NULL,
  status text NOT NULL,
  arrival {long} NOT NULL,
  sequence integer NOT NULL,
  conversation_id text NULL,
  registered_at {long} NOT NULL,
  told_at {long} NOT NULL,
  attended_at {long} NULL,
  rating integer NULL,
  comment text NULL
) {by-key};

CREATE UNIQUE INDEX registrations_live ON registrations (seminar_id, email_key) WHERE status <> 'cancelled';

CREATE UNIQUE INDEX registrations_arrival ON registrations (seminar_id, arrival);

CREATE INDEX registrations_conversation_id ON registrations (conversation_id) WHERE conversation_id IS NOT NULL;
