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
  asked_at bigint NOT NULL,
  waiting_since bigint NULL,
  told_position integer NULL,
  taken_at bigint NULL,
  promised_at bigint NULL,
  answered_at bigint NULL,
  unanswered_since bigint NULL,
  warned_at bigint NULL,
  ended_at bigint NULL,
  outcome text NULL,
  rating integer NULL,
  updated_at bigint NOT NULL,
  version bigint NOT NULL
);

CREATE INDEX handoffs_status ON handoffs (status, waiting_since, id);

CREATE INDEX handoffs_conversation_id ON handoffs (conversation_id);

CREATE INDEX handoffs_version ON handoffs (version);
