CREATE TABLE fact_revisions (
  number {long} NOT NULL PRIMARY KEY,
  topic text NOT NULL,
  fact text NOT NULL,
  kind text NOT NULL,
  withdraws {long} NULL UNIQUE REFERENCES fact_revisions (number),
  starts_on text NULL,
  content text NULL,
  fingerprint text NULL,
  note text NOT NULL,
  officer_id text NULL,
  at {long} NOT NULL
);
