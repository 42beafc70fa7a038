-- A host that vanished without closing its connection is given up after some ten seconds.
SELECT pg_try_advisory_lock(hashtextextended('{own} follower ' || $1, 0))
  FROM (SELECT set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '2', false), set_config('tcp_keepalives_count', '3', false)) AS set
