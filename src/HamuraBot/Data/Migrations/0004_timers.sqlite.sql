CREATE TABLE timers (
  kind text NOT NULL,
  subject text NOT NULL,
  due_at integer NOT NULL,
  next_attempt_at integer NULL,
  failures integer NOT NULL,
  done_at integer NULL,
  PRIMARY KEY (kind, subject)
) WITHOUT ROWID;

CREATE INDEX timers_next_attempt_at ON timers (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
