CREATE TABLE timers (
  kind text NOT NULL,
  subject text NOT NULL,
  due_at {long} NOT NULL,
  next_attempt_at {long} NULL,
  failures integer NOT NULL,
  done_at {long} NULL,
  PRIMARY KEY (kind, subject)
) {by-key};

CREATE INDEX timers_next_attempt_at ON timers (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
