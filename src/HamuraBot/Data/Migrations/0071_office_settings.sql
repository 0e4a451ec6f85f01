-- What officers set over the files: the week's hours, how the desk is reached, and what topics do not know and offer.
CREATE TABLE office_settings (
  id text NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  content text NOT NULL,
  officer_id text NOT NULL,
  at {long} NOT NULL,
  undone_by text NULL,
  undone_at {long} NULL
);

CREATE TABLE topic_settings (
  number {long} NOT NULL PRIMARY KEY,
  withdraws {long} NULL UNIQUE REFERENCES topic_settings (number),
  topic text NOT NULL,
  content text NULL,
  officer_id text NULL,
  at {long} NOT NULL
);
