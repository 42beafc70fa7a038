select e.seq_id, e.id, e.version, e.type, e.data, e.timestamp, e.user_name, e.correlation_id, e.causation_id, e.headers, e.stream_id, e.tenant_id
from {schema}.mt_events e
join {schema}.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id
where s.type = $1
order by e.tenant_id, e.stream_id, e.version
