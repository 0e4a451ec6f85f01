CREATE TABLE conversations (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  locale text NOT NULL,
  version integer NOT NULL,
  head integer NOT NULL,
  started_at integer NOT NULL,
  last_at integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE activities (
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  sequence integer NOT NULL,
  client_id text NULL,
  at integer NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX activities_client_id ON activities (conversation_id, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE states (
  key text NOT NULL PRIMARY KEY,
  body text NOT NULL
) WITHOUT ROWID;

CREATE TABLE files (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  name text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  at integer NOT NULL,
  content blob NOT NULL
);

CREATE INDEX files_conversation_id ON files (conversation_id);

CREATE TABLE stream_tickets (
  id text NOT NULL PRIMARY KEY,
  expires_at integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE signing_keys (
  id integer NOT NULL PRIMARY KEY,
  secret blob NOT NULL
);
