COPY {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                         correlation_id, causation_id, headers, user_name, is_archived)
FROM STDIN (FORMAT BINARY)
