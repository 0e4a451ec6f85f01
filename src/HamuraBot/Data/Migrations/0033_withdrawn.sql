-- What officers took back, as it was said: the log shows that it was withdrawn.
CREATE TABLE withdrawn_messages (
  conversation_id text NOT NULL,
  sequence {long} NOT NULL,
  officer_id text NOT NULL,
  at {long} NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
) {by-key};
