DELETE FROM {own}.snapshots WHERE name <> ALL ($1) AND made_at < now() - $2::interval
