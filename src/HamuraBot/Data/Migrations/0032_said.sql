-- What visitors and officers wrote, as it is looked for; and what an officer has begun to write.
CREATE TABLE said (
  conversation_id text NOT NULL,
  sequence {long} NOT NULL,
  at {long} NOT NULL,
  folded text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
) {by-key};

CREATE TABLE drafts (
  handoff_id text NOT NULL,
  officer_id text NOT NULL,
  text text NOT NULL,
  updated_at {long} NOT NULL,
  PRIMARY KEY (handoff_id, officer_id)
) {by-key};

-- What was written before is put in by a timer, some conversations at a time.
INSERT INTO timers (kind, subject, due_at, next_attempt_at, failures) VALUES ('said-before', '', 0, 0, 0);
