-- What was appended after the mark goes, so that the store is again as large as it is said to be.
DELETE FROM mt_events WHERE seq_id > $1;
DELETE FROM mt_streams WHERE type = 'entry';
UPDATE mt_streams SET version = 10 WHERE version > 10
