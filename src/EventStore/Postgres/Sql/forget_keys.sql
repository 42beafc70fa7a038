-- The oldest first; a row that another host is at is left to it.
DELETE FROM {own}.commit_keys
 WHERE ctid = ANY (ARRAY(SELECT ctid
                           FROM {own}.commit_keys
                          WHERE kept_at < now() - $1 AND starts_with(key, $2) IS NOT TRUE
                          ORDER BY kept_at
                          LIMIT $3
                            FOR UPDATE SKIP LOCKED))
