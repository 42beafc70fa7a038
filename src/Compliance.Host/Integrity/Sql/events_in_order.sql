select seq_id, tenant_id, stream_id, version, id, type, timestamp, user_name, correlation_id, causation_id, headers::text, data::text
from mt_events
order by seq_id
