select pg_advisory_unlock(hashtext('import'), hashtext($1))
