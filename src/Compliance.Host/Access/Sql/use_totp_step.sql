update access.accounts set totp_step = $2 where user_name = $1 and totp_step < $2
