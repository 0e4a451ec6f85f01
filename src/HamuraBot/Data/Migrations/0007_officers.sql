CREATE TABLE officers (
  id text NOT NULL PRIMARY KEY,
  email text NOT NULL,
  normalized_email text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  password_hash text NULL,
  security_stamp text NOT NULL,
  version integer NOT NULL,
  created_at {long} NOT NULL,
  disabled_at {long} NULL,
  seen_at {long} NULL
);

CREATE TABLE officer_sessions (
  id text NOT NULL PRIMARY KEY,
  officer_id text NOT NULL REFERENCES officers (id),
  security_stamp text NOT NULL,
  started_at {long} NOT NULL,
  seen_at {long} NOT NULL
);

CREATE INDEX officer_sessions_officer_id ON officer_sessions (officer_id);

CREATE TABLE sign_in_tries (
  key text NOT NULL PRIMARY KEY,
  tries integer NOT NULL,
  window_ends_at {long} NOT NULL
);

CREATE INDEX sign_in_tries_window_ends_at ON sign_in_tries (window_ends_at);

CREATE TABLE data_protection_keys (
  name text NOT NULL PRIMARY KEY,
  xml text NOT NULL
);

CREATE TABLE audit (
  id text NOT NULL PRIMARY KEY,
  at {long} NOT NULL,
  officer_id text NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL
);

CREATE INDEX audit_at ON audit (at, id);
