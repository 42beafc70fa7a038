-- From the fifth failure in a row on, each one shuts the account for longer: half a minute, doubled, a quarter of an hour at most.
update access.accounts
set failures = failures + 1,
    locked_until = case when failures + 1 >= 5
        then $2 + least(interval '15 minutes', interval '30 seconds' * (2 ^ least(failures + 1 - 5, 10))) end
where user_name = $1
