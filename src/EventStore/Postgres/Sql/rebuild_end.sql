DELETE FROM {own}.rebuilds WHERE name = $1
