-- The first event at which a stream is not 1, 2, 3 … up to the version its row names, or has no row at all.
with numbered as (
    select e.seq_id, e.tenant_id, e.stream_id, e.version,
           row_number() over (partition by e.tenant_id, e.stream_id order by e.version) as place,
           count(*) over (partition by e.tenant_id, e.stream_id) as events
    from mt_events e
    where e.stream_id <> 'mt_tombstone' -- where Marten puts numbers it could not use
)
select n.seq_id, n.tenant_id, n.stream_id, n.version,
       case when n.version <> n.place then 'version ' || n.version || ' stands where version ' || n.place || ' belongs'
            when s.id is null then 'the stream has no row'
            else 'the stream''s row says version ' || s.version || ', its events end at ' || n.events end
from numbered n left join mt_streams s on s.tenant_id = n.tenant_id and s.id = n.stream_id
where n.version <> n.place or s.version is distinct from n.events
order by n.seq_id
limit 1
