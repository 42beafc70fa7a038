SELECT pg_advisory_unlock(hashtextextended('{own} follower ' || $1, 0))
