CREATE TABLE outbox_mails (
  id {uuid} NOT NULL PRIMARY KEY,
  message_id text NOT NULL,
  to_address text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  text_body text NOT NULL,
  html_body text NOT NULL,
  calendar_method text NULL,
  calendar text NULL,
  about_kind text NOT NULL,
  about_number text NOT NULL,
  created_at {long} NOT NULL,
  due_at {long} NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at {long} NULL,
  sent_at {long} NULL,
  last_failure text NULL
);

CREATE INDEX outbox_mails_next_attempt_at ON outbox_mails (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE INDEX outbox_mails_about ON outbox_mails (about_kind, about_number);
