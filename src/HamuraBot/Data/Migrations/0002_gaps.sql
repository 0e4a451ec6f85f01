CREATE TABLE unanswered_questions (
  id {uuid} NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  at {long} NOT NULL,
  language text NOT NULL,
  text text NOT NULL
);

CREATE INDEX unanswered_questions_at ON unanswered_questions (at);
