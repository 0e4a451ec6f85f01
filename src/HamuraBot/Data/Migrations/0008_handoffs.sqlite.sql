CREATE TABLE handoffs (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  status text NOT NULL,
  cause text NOT NULL,
  language text NOT NULL,
  about text NULL,
  company_name text NULL,
  contact_name text NULL,
  email text NULL,
  topic text NULL,
  form text NULL,
  form_answers text NULL,
  officer_id text NULL,
  officer_name text NULL,
  asked_at integer NOT NULL,
  waiting_since integer NULL,
  told_position integer NULL,
  taken_at integer NULL,
  promised_at integer NULL,
  answered_at integer NULL,
  unanswered_since integer NULL,
  warned_at integer NULL,
  ended_at integer NULL,
  outcome text NULL,
  rating integer NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) WITHOUT ROWID;

CREATE INDEX handoffs_status ON handoffs (status, waiting_since, id);

CREATE INDEX handoffs_conversation_id ON handoffs (conversation_id);

CREATE INDEX handoffs_version ON handoffs (version);
