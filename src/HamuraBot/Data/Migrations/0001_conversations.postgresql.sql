CREATE TABLE conversations (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  locale text NOT NULL,
  version bigint NOT NULL,
  head bigint NOT NULL,
  started_at bigint NOT NULL,
  last_at bigint NOT NULL
);

CREATE TABLE activities (
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  sequence bigint NOT NULL,
  client_id text NULL,
  at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
);

CREATE UNIQUE INDEX activities_client_id ON activities (conversation_id, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE states (
  key text NOT NULL PRIMARY KEY,
  body text NOT NULL
);

CREATE TABLE files (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  name text NOT NULL,
  content_type text NOT NULL,
  size bigint NOT NULL,
  at bigint NOT NULL,
  content bytea NOT NULL
);

CREATE INDEX files_conversation_id ON files (conversation_id);

CREATE TABLE stream_tickets (
  id text NOT NULL PRIMARY KEY,
  expires_at bigint NOT NULL
);

CREATE TABLE signing_keys (
  id integer NOT NULL PRIMARY KEY,
  secret bytea NOT NULL
);
