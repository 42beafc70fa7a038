-- The user name may tell the person's name; the sessions go with it.
delete from access.accounts where tenant_id = $1 and person_id = $2
