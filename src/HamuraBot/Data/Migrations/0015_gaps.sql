ALTER TABLE unanswered_questions ADD COLUMN kind text NOT NULL DEFAULT 'not-understood';

ALTER TABLE unanswered_questions ADD COLUMN topics text NOT NULL DEFAULT '';

ALTER TABLE unanswered_questions ADD COLUMN accepted text NULL;

CREATE TABLE topic_additions (
  number {long} NOT NULL PRIMARY KEY,
  withdraws {long} NULL UNIQUE REFERENCES topic_additions (number),
  topic text NOT NULL,
  content text NULL,
  officer_id text NULL,
  at {long} NOT NULL
);

CREATE TABLE gap_steps (
  number {long} NOT NULL PRIMARY KEY,
  withdraws {long} NULL UNIQUE REFERENCES gap_steps (number),
  kind text NOT NULL,
  addition {long} NULL REFERENCES topic_additions (number),
  topic text NULL,
  questions text NOT NULL,
  officer_id text NULL,
  at {long} NOT NULL
);
