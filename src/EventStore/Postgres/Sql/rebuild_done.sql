UPDATE {own}.rebuilds SET done = true, changed_at = now() WHERE name = $1 AND part = $2
