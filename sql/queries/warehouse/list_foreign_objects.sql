-- Lists what is under relations and neither a superuser's nor the session's login's: relations that views read,
-- partitions and children, types, whose owner can give them a cast or a check, functions, also those behind operators and
-- those that indexes and checks call, which the planner may do while it reads, and the schemas that they lie in, whose
-- owner can put others in their place. What the text of a function names the catalogue does not tell.
--
-- grain   one row a relation and object
-- params  $1 schema text[]   $2 relation text[], one schema each   $3 login text, who reads, if that is another
-- columns relation_name text, object_name text, owner_name text
with recursive edges as (
    select
        'pg_class'::regclass::oid as from_class,
        rules.ev_class as from_id,
        depends.refclassid as to_class,
        depends.refobjid as to_id
    from pg_catalog.pg_rewrite as rules
    inner join pg_catalog.pg_depend as depends
        on depends.classid = 'pg_rewrite'::regclass and rules.oid = depends.objid
    union all
    select
        depends.classid as from_class,
        depends.objid as from_id,
        depends.refclassid as to_class,
        depends.refobjid as to_id
    from pg_catalog.pg_depend as depends
    where
        depends.classid in ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass)
        -- Columns have types, and the expressions and predicates of indexes call functions.
        or depends.classid = 'pg_class'::regclass
        and depends.refclassid in (
            'pg_type'::regclass, 'pg_proc'::regclass, 'pg_operator'::regclass
        )
    union all
    select
        'pg_class'::regclass::oid as from_class,
        indexes.indrelid as from_id,
        'pg_class'::regclass::oid as to_class,
        indexes.indexrelid as to_id
    from pg_catalog.pg_index as indexes
    union all
    select
        case
            when checks.contypid = 0 then 'pg_class'::regclass::oid
            else 'pg_type'::regclass::oid
        end as from_class,
        case when checks.contypid = 0 then checks.conrelid else checks.contypid end as from_id,
        'pg_constraint'::regclass::oid as to_class,
        checks.oid as to_id
    from pg_catalog.pg_constraint as checks
    where checks.contype = 'c'
    union all
    select
        'pg_type'::regclass::oid as from_class,
        casts.castsource as from_id,
        'pg_proc'::regclass::oid as to_class,
        casts.castfunc as to_id
    from pg_catalog.pg_cast as casts
    union all
    select
        'pg_operator'::regclass::oid as from_class,
        operators.oid as from_id,
        'pg_proc'::regclass::oid as to_class,
        operators.oprcode::oid as to_id
    from pg_catalog.pg_operator as operators
    union all
    select
        'pg_class'::regclass::oid as from_class,
        children.inhparent as from_id,
        'pg_class'::regclass::oid as to_class,
        children.inhrelid as to_id
    from pg_catalog.pg_inherits as children
),

reached as (
    select
        wanted.schema_name || '.' || wanted.relation_name as relation_name,
        'pg_class'::regclass::oid as class_id,
        relations.oid as object_id
    from unnest($1::text[], $2::text[]) as wanted (schema_name, relation_name)
    inner join pg_catalog.pg_namespace as schemas on wanted.schema_name = schemas.nspname
    inner join pg_catalog.pg_class as relations
        on schemas.oid = relations.relnamespace and wanted.relation_name = relations.relname
    union
    select
        reached.relation_name,
        edges.to_class,
        edges.to_id
    from reached
    inner join edges on reached.class_id = edges.from_class and reached.object_id = edges.from_id
),

objects as (
    select
        reached.relation_name,
        reached.class_id,
        reached.object_id,
        relations.relowner as owner_id,
        relations.relnamespace as schema_id
    from reached
    inner join pg_catalog.pg_class as relations on reached.object_id = relations.oid
    where reached.class_id = 'pg_class'::regclass and relations.relkind not in ('i', 'I')
    union all
    select
        reached.relation_name,
        reached.class_id,
        reached.object_id,
        functions.proowner as owner_id,
        functions.pronamespace as schema_id
    from reached
    inner join pg_catalog.pg_proc as functions on reached.object_id = functions.oid
    where reached.class_id = 'pg_proc'::regclass
    union all
    select
        reached.relation_name,
        reached.class_id,
        reached.object_id,
        types.typowner as owner_id,
        types.typnamespace as schema_id
    from reached
    inner join pg_catalog.pg_type as types on reached.object_id = types.oid
    where reached.class_id = 'pg_type'::regclass and types.typelem = 0
),

owned as (
    select
        objects.relation_name,
        objects.class_id,
        objects.object_id,
        objects.owner_id
    from objects
    union
    select
        objects.relation_name,
        'pg_namespace'::regclass::oid as class_id,
        schemas.oid as object_id,
        case
            when schemas.nspowner = 'pg_database_owner'::regrole
                then (
                    select databases.datdba from pg_catalog.pg_database as databases
                    where databases.datname = current_database()
                )
            else schemas.nspowner
        end as owner_id
    from objects
    inner join pg_catalog.pg_namespace as schemas on objects.schema_id = schemas.oid
)

select
    owned.relation_name::text as relation_name,
    pg_describe_object(owned.class_id, owned.object_id, 0)::text as object_name,
    owners.rolname::text as owner_name
from owned
inner join pg_catalog.pg_roles as owners on owned.owner_id = owners.oid
where not owners.rolsuper and owners.rolname not in (session_user, $3::text)
order by relation_name, object_name;
