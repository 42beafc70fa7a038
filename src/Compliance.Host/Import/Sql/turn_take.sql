-- Imports into one association take turns, the session's until it leaves: two of them would hold back one another's streams.
select pg_advisory_lock(hashtext('import'), hashtext($1))
