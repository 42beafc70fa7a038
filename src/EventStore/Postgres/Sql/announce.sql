-- A hint need not be on the disk before anybody hears it.
SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, '')
