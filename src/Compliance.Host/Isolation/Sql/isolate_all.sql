-- Every table that keeps rows of associations, whoever made it. The accounts are no business of the readers.
select register.isolate(c.oid::regclass)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
where c.relkind in ('r', 'p') and n.nspname in ('public', 'register', 'vault')
  and not (c.relrowsecurity and has_table_privilege('compliance_reader', c.oid, 'select'))
