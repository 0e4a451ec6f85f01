CREATE TABLE counters (
  name text NOT NULL PRIMARY KEY,
  last {long} NOT NULL
) {by-key};

CREATE TABLE secrets (
  hash text NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  number text NOT NULL
) {by-key};

CREATE INDEX secrets_number ON secrets (number);

CREATE TABLE requests (
  number text NOT NULL PRIMARY KEY,
  form text NOT NULL,
  language text NOT NULL,
  conversation_id text NOT NULL,
  answers text NOT NULL,
  stage text NOT NULL,
  session integer NOT NULL,
  sessions integer NOT NULL,
  assignee text NULL,
  due_at {long} NULL,
  received_at {long} NOT NULL,
  updated_at {long} NOT NULL,
  version {long} NOT NULL
) {by-key};

CREATE INDEX requests_stage ON requests (stage, form);

CREATE INDEX requests_conversation_id ON requests (conversation_id);

CREATE TABLE request_events (
  number text NOT NULL REFERENCES requests (number) ON DELETE CASCADE,
  sequence integer NOT NULL,
  at {long} NOT NULL,
  who text NOT NULL,
  what text NOT NULL,
  stage text NOT NULL,
  session integer NOT NULL,
  sessions integer NOT NULL,
  note text NULL,
  answers_before text NULL,
  PRIMARY KEY (number, sequence)
) {by-key};
