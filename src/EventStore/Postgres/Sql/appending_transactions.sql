SELECT own.transactionid::text::bigint
  FROM pg_locks touched
  JOIN pg_locks own ON own.virtualtransaction = touched.virtualtransaction AND own.locktype = 'transactionid' AND own.mode = 'ExclusiveLock' AND own.granted
 WHERE touched.locktype = 'relation'
   AND touched.relation = '{schema}.mt_streams'::regclass
   AND touched.database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND touched.mode = 'RowExclusiveLock'
   AND touched.granted
