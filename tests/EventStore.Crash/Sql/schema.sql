CREATE TABLE balances (stream varchar PRIMARY KEY, version bigint NOT NULL, amount bigint NOT NULL) WITH (fillfactor = 70);
CREATE TABLE copies (seq_id bigint NOT NULL);
