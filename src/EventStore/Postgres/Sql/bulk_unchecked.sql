SELECT set_config('session_replication_role', $1, true) WHERE has_parameter_privilege('session_replication_role', 'SET')
