select what, by_person, at, address, agent from access.account_log where user_name = $1 order by id desc limit $2
