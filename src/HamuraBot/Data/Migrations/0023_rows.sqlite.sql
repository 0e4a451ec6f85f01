-- Bodies by row number, beside an index of their keys: kept in the order of the keys most bodies would not fit into their page, and
-- every turn would write a third more pages. PostgreSQL keeps its rows so by itself.
CREATE TABLE states_by_row (
  key text NOT NULL PRIMARY KEY,
  body text NOT NULL
);
INSERT INTO states_by_row (key, body) SELECT key, body FROM states ORDER BY key;
DROP TABLE states;
ALTER TABLE states_by_row RENAME TO states;

CREATE TABLE activities_by_row (
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  sequence integer NOT NULL,
  client_id text NULL,
  at integer NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
);
INSERT INTO activities_by_row (conversation_id, sequence, client_id, at, body)
  SELECT conversation_id, sequence, client_id, at, body FROM activities ORDER BY conversation_id, sequence;
DROP TABLE activities;
ALTER TABLE activities_by_row RENAME TO activities;
CREATE UNIQUE INDEX activities_client_id ON activities (conversation_id, client_id) WHERE client_id IS NOT NULL;
