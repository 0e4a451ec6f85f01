-- Conversations that are held through another channel than our own page: where they are answered, and what has yet to leave.
CREATE TABLE conversation_references (
  conversation_id text NOT NULL PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
  channel text NOT NULL,
  body text NOT NULL,
  gone_at {long} NULL
) {by-key};

CREATE TABLE outgoing_activities (
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  sequence {long} NOT NULL,
  created_at {long} NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at {long} NULL,
  sent_at {long} NULL,
  sent_id text NULL,
  last_failure text NULL,
  PRIMARY KEY (conversation_id, sequence)
) {by-key};

CREATE INDEX outgoing_activities_next ON outgoing_activities (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
