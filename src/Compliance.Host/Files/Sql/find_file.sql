select min(type), bool_or(uploaded_by = $3)
from register.files
where tenant_id = $1 and hash = $2
having count(*) > 0
