ALTER TABLE requests ADD COLUMN company_id text NULL REFERENCES companies (id);

CREATE INDEX requests_company_id ON requests (company_id) WHERE company_id IS NOT NULL;

CREATE INDEX requests_due_at ON requests (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX requests_received_at ON requests (received_at, number);

ALTER TABLE request_events ADD COLUMN assignee text NULL;

ALTER TABLE request_events ADD COLUMN due_at {long} NULL;

-- What pages watch is summed up from this alone.
CREATE INDEX requests_version ON requests (version);
