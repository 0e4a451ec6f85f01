-- A link is good until then; those of before get the usual time from now on.
ALTER TABLE secrets ADD COLUMN expires_at {long} NULL;

UPDATE secrets SET expires_at = {now} + 15552000000;

-- The latest moment at which a session is over, however much it is used; when the officer last did something; when they last proved who they are.
ALTER TABLE officer_sessions ADD COLUMN active_at {long} NULL;

ALTER TABLE officer_sessions ADD COLUMN confirmed_at {long} NULL;

-- What was searched or taken along, in numbers; never what was looked for.
ALTER TABLE audit ADD COLUMN detail text NULL;

CREATE INDEX audit_officer_id ON audit (officer_id, at);
