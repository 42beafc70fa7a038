CREATE TABLE entries (stream varchar PRIMARY KEY, version bigint NOT NULL, sum bigint NOT NULL) WITH (fillfactor = 70);
CREATE TABLE rebuilt (stream varchar NOT NULL, version bigint NOT NULL, sum bigint NOT NULL);
