select s.tenant_id, s.id, s.version
from mt_streams s
where s.version > 0 and not exists (select from mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
order by s.tenant_id, s.id
limit 1
