ALTER TABLE officers ADD COLUMN entra_id text NULL;

CREATE UNIQUE INDEX officers_entra_id ON officers (entra_id) WHERE entra_id IS NOT NULL;

ALTER TABLE officer_sessions ADD COLUMN proof text NOT NULL DEFAULT 'Password';

ALTER TABLE officer_sessions ADD COLUMN browser text NOT NULL DEFAULT '';

CREATE TABLE officer_authenticators (
  officer_id text NOT NULL PRIMARY KEY REFERENCES officers (id),
  secret text NOT NULL,
  last_step {long} NOT NULL,
  set_at {long} NOT NULL
);

CREATE TABLE officer_recovery_codes (
  officer_id text NOT NULL REFERENCES officers (id),
  hash text NOT NULL,
  PRIMARY KEY (officer_id, hash)
);

CREATE TABLE officer_passkeys (
  id text NOT NULL PRIMARY KEY,
  officer_id text NOT NULL REFERENCES officers (id),
  public_key text NOT NULL,
  name text NOT NULL,
  transports text NOT NULL,
  sign_count {long} NOT NULL,
  verified integer NOT NULL,
  backup_eligible integer NOT NULL,
  backed_up integer NOT NULL,
  created_at {long} NOT NULL,
  used_at {long} NULL
);

CREATE INDEX officer_passkeys_officer_id ON officer_passkeys (officer_id);

CREATE TABLE spent_challenges (
  hash text NOT NULL PRIMARY KEY,
  expires_at {long} NOT NULL
);

CREATE TABLE officer_links (
  id text NOT NULL PRIMARY KEY,
  hash text NOT NULL UNIQUE,
  officer_id text NULL REFERENCES officers (id),
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  created_at {long} NOT NULL,
  expires_at {long} NOT NULL
);

CREATE INDEX officer_links_officer_id ON officer_links (officer_id);

CREATE TABLE calendar_changes (
  id text NOT NULL PRIMARY KEY,
  first_day text NOT NULL,
  last_day text NOT NULL,
  opens text NULL,
  closes text NULL,
  note text NOT NULL,
  officer_id text NOT NULL,
  at {long} NOT NULL,
  undone_by text NULL,
  undone_at {long} NULL
);
