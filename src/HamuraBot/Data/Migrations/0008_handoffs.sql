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
  asked_at {long} NOT NULL,
  waiting_since {long} NULL,
  told_position integer NULL,
  taken_at {long} NULL,
  promised_at {long} NULL,
  answered_at {long} NULL,
  unanswered_since {long} NULL,
  warned_at {long} NULL,
  ended_at {long} NULL,
  outcome text NULL,
  rating integer NULL,
  updated_at {long} NOT NULL,
  version {long} NOT NULL
) {by-key};

CREATE INDEX handoffs_status ON handoffs (status, waiting_since, id);

CREATE INDEX handoffs_conversation_id ON handoffs (conversation_id);

CREATE INDEX handoffs_version ON handoffs (version);
