-- Lists everything of ours with what each role may do with it.
--
-- grain   one row an object
-- params  $1 role text[], without its prefix
-- columns kind text, object text, cells text: what each role may do, in their order
with roles as (
    select place, 'segcast_test_' || name as role_name
    from unnest($1::text[]) with ordinality as names (name, place)
),
schemas as (
    select oid, nspname from pg_namespace where nspname like 'segcast%'
),
held as (
    select 'schema' as kind, schemas.nspname::text as object, roles.place,
        array[
            case when has_schema_privilege(role_name, schemas.oid, 'usage') then 'usage' end,
            case when has_schema_privilege(role_name, schemas.oid, 'create') then 'create' end
        ] as verbs
    from schemas cross join roles
    union all
    select case relkind when 'v' then 'view' else 'table' end, format('%s.%s', nspname, relname), roles.place,
        array(
            select case
                when has_table_privilege(role_name, pg_class.oid, verb) then verb
                when verb = any('{select,insert,update,references}') then verb || (
                    select '(' || string_agg(attname, ' ' order by attnum) || ')'
                    from pg_attribute
                    where attrelid = pg_class.oid and attnum > 0 and not attisdropped
                        and has_column_privilege(role_name, pg_class.oid, attnum, verb)
                )
            end
            from unnest('{select,insert,update,delete,truncate,references,trigger}'::text[])
                with ordinality as verbs (verb, place)
            order by place
        )
    from pg_class inner join schemas on relnamespace = schemas.oid cross join roles
    where relkind in ('r', 'p', 'v', 'm', 'f')
    union all
    select 'sequence', format('%s.%s', nspname, relname), roles.place,
        array(
            select case when has_sequence_privilege(role_name, pg_class.oid, verb) then verb end
            from unnest('{usage,select,update}'::text[]) as verbs (verb)
        )
    from pg_class inner join schemas on relnamespace = schemas.oid cross join roles
    where relkind = 'S'
    union all
    select 'function', replace(pg_proc.oid::regprocedure::text, ',', ', '), roles.place,
        array[case when has_function_privilege(role_name, pg_proc.oid, 'execute') then 'execute' end]
    from pg_proc inner join schemas on pronamespace = schemas.oid cross join roles
    union all
    select 'type', format('%s.%s', nspname, typname), roles.place,
        array[case when has_type_privilege(role_name, pg_type.oid, 'usage') then 'usage' end]
    from pg_type inner join schemas on typnamespace = schemas.oid cross join roles
    where typtype <> 'c' and typcategory <> 'A'
    union all
    select 'default', format('%s of %s', case defaclobjtype when 'r' then 'tables' else defaclobjtype::text end, nspname), roles.place,
        array(
            select lower(privilege_type) from aclexplode(defaclacl)
            where grantee = (select oid from pg_roles where rolname = role_name)
            order by 1
        )
    from pg_default_acl left join schemas on defaclnamespace = schemas.oid cross join roles
)
select kind, object, string_agg(array_to_string(verbs, ' '), ';' order by place) as cells
from held
group by kind, object
order by kind collate "C", object collate "C";
