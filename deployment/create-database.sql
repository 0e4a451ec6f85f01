-- Run once, by the first start of the compose file's PostgreSQL: the application owns its database and nothing else.
\set password `cut -d: -f5 /run/secrets/pgpass`
CREATE ROLE hamurabot LOGIN PASSWORD :'password';
CREATE DATABASE hamurabot OWNER hamurabot TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE hamurabot FROM PUBLIC;
