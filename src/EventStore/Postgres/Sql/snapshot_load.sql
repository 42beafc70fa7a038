-- One statement, so that both halves see the same moment: the kept state, if any (its type is null), then the events since.
-- OFFSET 0 hands the version to the index: below a row policy a subquery in the condition would not reach it, nor does a plain join.
WITH kept AS MATERIALIZED (
    SELECT version, state FROM {own}.snapshots WHERE tenant_id = $1 AND stream_id = $2 AND name = $3 AND version <= $4
)
SELECT 0::bigint, NULL::uuid, version, NULL::varchar, state, NULL::timestamptz, NULL::varchar, NULL::varchar, NULL::varchar, NULL::jsonb
  FROM kept
UNION ALL
SELECT since.*
  FROM (SELECT coalesce(max(version), 0) AS version FROM kept) AS known
 CROSS JOIN LATERAL (
    SELECT seq_id, id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers
      FROM {schema}.mt_events
     WHERE tenant_id = $1 AND stream_id = $2 AND version > known.version AND version <= $4
    OFFSET 0) AS since
 ORDER BY version
