create schema if not exists register;

-- Whoever reads for an association connects as this role; no policy lets it past. Roles belong to the server, so another
-- database of it may be making the same one at this moment.
do $$
begin
    if not exists (select from pg_roles where rolname = 'compliance_reader') then
        begin
            create role compliance_reader nologin nosuperuser nobypassrls nocreatedb nocreaterole;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise exception 'The database user % may not create roles', current_user
                    using hint = format('Let an administrator run once: create role compliance_reader nologin; grant compliance_reader to %I;', current_user);
        end;
    end if;
    if not (select rolsuper from pg_roles where rolname = current_user) and not pg_has_role(current_user, 'compliance_reader', 'usage') then
        execute format('grant compliance_reader to %I', current_user);
    end if;
end $$;

-- Gives a table to the readers, a row at a time: those of the association that their connection names, or none.
-- The subselect is asked once a query and not once a row.
create or replace function register.isolate(t regclass) returns void language plpgsql as $$
declare
    home regnamespace;
begin
    -- Hosts that start at once take turns.
    perform pg_advisory_xact_lock(hashtext('register.isolate'));
    if not (select relrowsecurity from pg_class where oid = t) then
        execute format('alter table %s enable row level security', t);
    end if;
    if not exists (select from pg_policy where polrelid = t and polname = 'of_the_association') then
        execute format('create policy of_the_association on %s for select to compliance_reader using (tenant_id = (select current_setting(''register.tenant'', true)))', t);
    end if;
    select relnamespace::regnamespace into home from pg_class where oid = t;
    if not has_schema_privilege('compliance_reader', home::text, 'usage') then
        execute format('grant usage on schema %s to compliance_reader', home);
    end if;
    if not has_table_privilege('compliance_reader', t, 'select') then
        execute format('grant select on %s to compliance_reader', t);
    end if;
end $$;

-- Below a policy PostgreSQL uses an index only through operators that are marked to tell nothing of what they compare.
-- Text, numbers, days and instants are marked; decimals and the search in a list are not, though they tell nothing
-- either. Only a superuser may say so; without it such a search reads more and answers the same.
do $$
begin
    alter function pg_catalog.numeric_eq(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_lt(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_le(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_gt(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_ge(numeric, numeric) leakproof;
    alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
exception
    when insufficient_privilege then null;
end $$;
