ALTER TABLE seminars ADD COLUMN place_en text NULL;

ALTER TABLE seminars ADD COLUMN attendance text NOT NULL DEFAULT 'on-site';

ALTER TABLE seminars ADD COLUMN online_link text NULL;

CREATE TABLE seminar_materials (
  id text NOT NULL PRIMARY KEY,
  seminar_id text NOT NULL REFERENCES seminars (id),
  title text NOT NULL,
  address text NULL,
  file_name text NULL,
  content_type text NULL,
  content {bytes} NULL,
  added_at {long} NOT NULL
);

CREATE INDEX seminar_materials_seminar ON seminar_materials (seminar_id);

CREATE TABLE survey_refusals (
  email text NOT NULL PRIMARY KEY,
  refused_at {long} NOT NULL
) {by-key};
