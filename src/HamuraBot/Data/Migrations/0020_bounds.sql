-- What a conversation keeps, its files included: one visitor may have so much and no more.
ALTER TABLE conversations ADD COLUMN bytes {long} NOT NULL DEFAULT 0;

UPDATE conversations SET bytes =
    (SELECT COALESCE(SUM(LENGTH(a.body)), 0) FROM activities a WHERE a.conversation_id = conversations.id)
    + (SELECT COALESCE(SUM(f.size), 0) FROM files f WHERE f.conversation_id = conversations.id);

-- What the visitors of one address have put into the store on one day.
CREATE TABLE address_days (
  address text NOT NULL,
  day text NOT NULL,
  bytes {long} NOT NULL,
  PRIMARY KEY (day, address)
) {by-key};

-- Tokens that another has replaced and conversations that have ended: nothing signed for them is good any more.
CREATE TABLE revocations (
  id text NOT NULL PRIMARY KEY,
  noted_at {long} NOT NULL,
  good_until {long} NOT NULL,
  kept_until {long} NOT NULL
) {by-key};

CREATE INDEX revocations_noted_at ON revocations (noted_at);
