-- Mails that came in: a mail that is read twice lands once. What could not be assigned is kept whole for the desk.
CREATE TABLE received_mails (
  id text NOT NULL PRIMARY KEY,
  received_at {long} NOT NULL,
  outcome text NOT NULL,
  from_address text NULL,
  about_number text NULL,
  content {bytes} NULL
) {by-key};

CREATE INDEX received_mails_kept ON received_mails (received_at) WHERE content IS NOT NULL;

ALTER TABLE outbox_mails ADD COLUMN reply_to text NULL;

CREATE INDEX outbox_mails_message_id ON outbox_mails (message_id);
