CREATE TABLE unanswered_questions (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  at integer NOT NULL,
  language text NOT NULL,
  text text NOT NULL
);

CREATE INDEX unanswered_questions_at ON unanswered_questions (at);
