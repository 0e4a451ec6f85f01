CREATE TABLE erasures (
  id text NOT NULL PRIMARY KEY,
  at {long} NOT NULL,
  officer_id text NULL,
  reason text NOT NULL,
  counts text NOT NULL,
  names_left integer NOT NULL,
  -- 1 where a backup that is older than the erasure has come back: what was erased is erased again.
  to_repeat integer NOT NULL
) {by-key};

CREATE TABLE erased_records (
  erasure_id text NOT NULL REFERENCES erasures (id) ON DELETE CASCADE,
  kind text NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (erasure_id, kind, key)
) {by-key};
