CREATE TABLE IF NOT EXISTS entries (stream varchar PRIMARY KEY, version bigint NOT NULL, sum bigint NOT NULL) WITH (fillfactor = 70);
CREATE TABLE IF NOT EXISTS rebuilt (stream varchar NOT NULL, version bigint NOT NULL, sum bigint NOT NULL);
CREATE TABLE IF NOT EXISTS points (events bigint PRIMARY KEY, point jsonb NOT NULL);
