-- The monitor and Prefect each have a database of their own. Run as PostgreSQL's administrator.
CREATE DATABASE monitor;
CREATE DATABASE prefect;
\connect prefect
CREATE EXTENSION IF NOT EXISTS pg_trgm;
