CREATE TABLE officers (
  id text NOT NULL PRIMARY KEY,
  email text NOT NULL,
  normalized_email text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  password_hash text NULL,
  security_stamp text NOT NULL,
  version integer NOT NULL,
  created_at integer NOT NULL,
  disabled_at integer NULL,
  seen_at integer NULL
);

CREATE TABLE officer_sessions (
  id text NOT NULL PRIMARY KEY,
  officer_id text NOT NULL REFERENCES officers (id),
  security_stamp text NOT NULL,
  started_at integer NOT NULL,
  seen_at integer NOT NULL
);

CREATE INDEX officer_sessions_officer_id ON officer_sessions (officer_id);

CREATE TABLE sign_in_tries (
  key text NOT NULL PRIMARY KEY,
  tries integer NOT NULL,
  window_ends_at integer NOT NULL
);

CREATE INDEX sign_in_tries_window_ends_at ON sign_in_tries (window_ends_at);

CREATE TABLE data_protection_keys (
  name text NOT NULL PRIMARY KEY,
  xml text NOT NULL
);

CREATE TABLE audit (
  id text NOT NULL PRIMARY KEY,
  at integer NOT NULL,
  officer_id text NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL
);

CREATE INDEX audit_at ON audit (at, id);
