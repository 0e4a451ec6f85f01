CREATE TABLE timers (
  kind text NOT NULL,
  subject text NOT NULL,
  due_at bigint NOT NULL,
  next_attempt_at bigint NULL,
  failures integer NOT NULL,
  done_at bigint NULL,
  PRIMARY KEY (kind, subject)
);

CREATE INDEX timers_next_attempt_at ON timers (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
