ALTER TABLE unanswered_questions ADD COLUMN kind text NOT NULL DEFAULT 'not-understood';

ALTER TABLE unanswered_questions ADD COLUMN topics text NOT NULL DEFAULT '';

ALTER TABLE unanswered_questions ADD COLUMN accepted text NULL;

CREATE TABLE topic_additions (
  number integer NOT NULL PRIMARY KEY,
  withdraws integer NULL UNIQUE REFERENCES topic_additions (number),
  topic text NOT NULL,
  content text NULL,
  officer_id text NULL,
  at integer NOT NULL
);

CREATE TABLE gap_steps (
  number integer NOT NULL PRIMARY KEY,
  withdraws integer NULL UNIQUE REFERENCES gap_steps (number),
  kind text NOT NULL,
  addition integer NULL REFERENCES topic_additions (number),
  topic text NULL,
  questions text NOT NULL,
  officer_id text NULL,
  at integer NOT NULL
);
