-- When a request is scheduled: offered times, the one that was taken, and what came of it.
CREATE TABLE appointments (
  id text NOT NULL PRIMARY KEY,
  request text NOT NULL,
  session integer NOT NULL,
  officer_id text NOT NULL,
  place text NOT NULL,
  minutes integer NOT NULL,
  offered text NOT NULL,
  status text NOT NULL,
  starts_at {long} NULL,
  wish text NULL,
  report text NULL,
  sequence integer NOT NULL,
  created_at {long} NOT NULL,
  updated_at {long} NOT NULL,
  version {long} NOT NULL
);

CREATE INDEX appointments_request ON appointments (request);

CREATE INDEX appointments_starts_at ON appointments (starts_at) WHERE starts_at IS NOT NULL;

-- Half an hour of an officer, given once.
CREATE TABLE appointment_slots (
  officer_id text NOT NULL,
  slot {long} NOT NULL,
  appointment_id text NOT NULL,
  request text NOT NULL,
  PRIMARY KEY (officer_id, slot)
) {by-key};

CREATE TABLE appointment_feeds (
  officer_id text NOT NULL PRIMARY KEY,
  hash text NOT NULL
) {by-key};
