CREATE TABLE conversations (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  locale text NOT NULL,
  version {long} NOT NULL,
  head {long} NOT NULL,
  started_at {long} NOT NULL,
  last_at {long} NOT NULL
) {by-key};

CREATE TABLE activities (
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  sequence {long} NOT NULL,
  client_id text NULL,
  at {long} NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
) {by-key};

CREATE UNIQUE INDEX activities_client_id ON activities (conversation_id, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE states (
  key text NOT NULL PRIMARY KEY,
  body text NOT NULL
) {by-key};

CREATE TABLE files (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  name text NOT NULL,
  content_type text NOT NULL,
  size {long} NOT NULL,
  at {long} NOT NULL,
  content {bytes} NOT NULL
);

CREATE INDEX files_conversation_id ON files (conversation_id);

CREATE TABLE stream_tickets (
  id text NOT NULL PRIMARY KEY,
  expires_at {long} NOT NULL
) {by-key};

CREATE TABLE signing_keys (
  id integer NOT NULL PRIMARY KEY,
  secret {bytes} NOT NULL
);
