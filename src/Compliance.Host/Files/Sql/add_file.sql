insert into register.files (tenant_id, hash, uploaded_by, size, type, branch, uploaded_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
