-- The user name may tell the person's name, and the log where he was; sessions, tokens and secrets go with the account.
with closed as (
    delete from access.accounts where tenant_id = $1 and person_id = $2 returning user_name
)
delete from access.account_log where user_name in (select user_name from closed)
