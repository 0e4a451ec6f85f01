CREATE TABLE conversation_notes (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  at {long} NOT NULL,
  officer_id text NOT NULL,
  officer_name text NOT NULL,
  text text NOT NULL
) {by-key};

CREATE INDEX conversation_notes_conversation_id ON conversation_notes (conversation_id, id);

CREATE TABLE saved_replies (
  id text NOT NULL PRIMARY KEY,
  title text NOT NULL,
  ja text NOT NULL,
  en text NOT NULL,
  valid_to text NULL,
  updated_at {long} NOT NULL,
  updated_by text NOT NULL,
  version {long} NOT NULL
) {by-key};
