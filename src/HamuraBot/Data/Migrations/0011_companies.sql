CREATE TABLE companies (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL,
  kana text NULL,
  corporate_number text NULL,
  address text NULL,
  industry text NULL,
  consent_on text NULL,
  consent_how text NULL,
  note text NULL,
  search text NOT NULL,
  merged_into text NULL REFERENCES companies (id),
  created_at {long} NOT NULL,
  updated_at {long} NOT NULL,
  version {long} NOT NULL
) {by-key};

CREATE UNIQUE INDEX companies_corporate_number ON companies (corporate_number) WHERE corporate_number IS NOT NULL;

CREATE INDEX companies_name_key ON companies (name_key);

CREATE INDEX companies_merged_into ON companies (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE company_contacts (
  company_id text NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  position integer NOT NULL,
  name text NOT NULL,
  role text NULL,
  email text NULL,
  email_key text NULL,
  phone text NULL,
  PRIMARY KEY (company_id, position)
) {by-key};

CREATE INDEX company_contacts_email_key ON company_contacts (email_key) WHERE email_key IS NOT NULL;

CREATE TABLE visits (
  id text NOT NULL PRIMARY KEY,
  company_id text NOT NULL REFERENCES companies (id),
  visited_on text NOT NULL,
  met text NULL,
  needs text NULL,
  promise text NULL,
  follow_up_on text NULL,
  followed_up_at {long} NULL,
  outcome text NULL,
  officer_id text NOT NULL,
  recorded_at {long} NOT NULL,
  version {long} NOT NULL
) {by-key};

CREATE INDEX visits_visited_on ON visits (visited_on, id);

CREATE INDEX visits_company_id ON visits (company_id);

CREATE INDEX visits_follow_up_on ON visits (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up_at IS NULL;

CREATE TABLE visit_changes (
  visit_id text NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
  sequence integer NOT NULL,
  at {long} NOT NULL,
  officer_id text NOT NULL,
  what text NOT NULL,
  before text NULL,
  PRIMARY KEY (visit_id, sequence)
) {by-key};

-- What pages watch is summed up from this alone.
CREATE INDEX visits_version ON visits (version);
