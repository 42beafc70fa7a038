update access.accounts set failures = 0, locked_until = null, last_sign_in_at = $2 where user_name = $1
