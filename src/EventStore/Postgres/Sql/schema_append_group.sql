-- Appends a group of commits, all or none. Streams come sorted by tenant and name, whichever host sends them,
-- so that two groups never wait for each other in a circle. A refused stream costs no sequence number.
-- Who cannot be appended is named in the HINT by the number of its commit.
CREATE OR REPLACE FUNCTION {own}.append_group(
    s_commit integer[], s_tenant varchar[], s_id varchar[], s_type varchar[], s_before bigint[], s_count integer[], s_at timestamptz[],
    e_tenant varchar[], e_stream varchar[], e_version bigint[], e_id uuid[], e_data jsonb[], e_type varchar[], e_dotnet_type varchar[],
    e_at timestamptz[], e_correlation varchar[], e_causation varchar[], e_headers jsonb[], e_user varchar[],
    k_commit integer[], k_tenant varchar[], k_key varchar[], k_fingerprint varchar[], k_stream varchar[], k_version bigint[], k_at timestamptz[])
RETURNS bigint[]
LANGUAGE plpgsql
-- The plan must be the index lookup from the first day, while the tables are small and never analysed, to the last.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
    touched integer;
    wrote integer;
    guilty text;
    seqs bigint[];
BEGIN
    INSERT INTO {schema}.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
    SELECT a.tenant, a.id, a.type, a.count, a.at, a.at, false
      FROM unnest(s_tenant, s_id, s_type, s_before, s_count, s_at) AS a(tenant, id, type, before, count, at)
     WHERE a.before = 0
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS touched = ROW_COUNT;

    IF touched < cardinality(s_id) THEN
        UPDATE {schema}.mt_streams s
           SET version = locked.before + locked.count, timestamp = locked.at
          FROM (SELECT a.tenant, a.id, a.before, a.count, a.at
                  FROM unnest(s_tenant, s_id, s_before, s_count, s_at) WITH ORDINALITY AS a(tenant, id, before, count, at, place)
                  JOIN {schema}.mt_streams m ON m.tenant_id = a.tenant AND m.id = a.id
                 WHERE a.before > 0 AND m.version = a.before AND m.is_archived IS NOT TRUE
                 ORDER BY a.place
                   FOR NO KEY UPDATE OF m) AS locked
         WHERE s.tenant_id = locked.tenant AND s.id = locked.id;
        GET DIAGNOSTICS wrote = ROW_COUNT;
        IF touched + wrote < cardinality(s_id) THEN
            SELECT string_agg(DISTINCT a.commit::text, ',') INTO guilty
              FROM unnest(s_commit, s_tenant, s_id) AS a(commit, tenant, id)
             WHERE NOT EXISTS (SELECT FROM {schema}.mt_streams m
                                WHERE m.tenant_id = a.tenant AND m.id = a.id AND m.xmin = pg_current_xact_id()::xid);
            RAISE EXCEPTION 'a stream is not at the version it was expected at' USING ERRCODE = 'MT003', HINT = guilty;
        END IF;
    END IF;

    IF cardinality(k_key) > 0 THEN
        INSERT INTO {own}.commit_keys (tenant_id, key, fingerprint, stream_id, version, recorded_at)
        SELECT a.tenant, a.key, a.fingerprint, a.stream, a.version, a.at
          FROM unnest(k_tenant, k_key, k_fingerprint, k_stream, k_version, k_at) AS a(tenant, key, fingerprint, stream, version, at)
         ORDER BY a.tenant, a.key
        ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS wrote = ROW_COUNT;
        IF wrote < cardinality(k_key) THEN
            SELECT string_agg(DISTINCT a.commit::text, ',') INTO guilty
              FROM unnest(k_commit, k_tenant, k_key) AS a(commit, tenant, key)
             WHERE NOT EXISTS (SELECT FROM {own}.commit_keys k
                                WHERE k.tenant_id = a.tenant AND k.key = a.key AND k.xmin = pg_current_xact_id()::xid);
            RAISE EXCEPTION 'a key was used before' USING ERRCODE = 'MT003', HINT = guilty;
        END IF;
    END IF;

    SELECT array_agg(nextval('{schema}.mt_events_sequence')) INTO seqs FROM generate_series(1, cardinality(e_id));

    INSERT INTO {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                                    correlation_id, causation_id, headers, user_name, is_archived)
    SELECT a.seq, a.id, a.stream, a.version, a.data, a.type, a.at, a.tenant, a.dotnet_type, a.correlation, a.causation, a.headers, a.usr, false
      FROM unnest(seqs, e_id, e_stream, e_version, e_data, e_type, e_at, e_tenant, e_dotnet_type, e_correlation, e_causation, e_headers, e_user)
           AS a(seq, id, stream, version, data, type, at, tenant, dotnet_type, correlation, causation, headers, usr);
    RETURN seqs;
END
$$;
