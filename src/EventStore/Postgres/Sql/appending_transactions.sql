SELECT DISTINCT virtualtransaction
  FROM pg_locks
 WHERE locktype = 'relation'
   AND relation = '{schema}.mt_events_sequence'::regclass
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND mode = 'RowExclusiveLock'
   AND granted
