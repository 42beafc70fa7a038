SELECT op FROM unnest($1) AS op WHERE NOT EXISTS (SELECT FROM register.commit_keys k WHERE k.tenant_id = 't' AND k.key = op)
