-- A link is good until then; those of before get the usual time from now on.
ALTER TABLE secrets ADD COLUMN expires_at {long} NULL;

UPDATE secrets SET expires_at = {now} + 15552000000;

-- When the officer last did something, which an open page by itself is not; and when they last showed who they are.
ALTER TABLE officer_sessions ADD COLUMN active_at {long} NULL;

ALTER TABLE officer_sessions ADD COLUMN confirmed_at {long} NULL;
