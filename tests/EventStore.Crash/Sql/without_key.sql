SELECT coalesce(k.key, e.op)
  FROM register.commit_keys k
  FULL JOIN (SELECT DISTINCT data ->> 'Op' AS op FROM mt_events) e ON e.op = k.key
 WHERE k.key IS NULL OR e.op IS NULL
