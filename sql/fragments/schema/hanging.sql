-- What lies outside our schemas and would go with them: views over our relations, keys that refer to them, functions and
-- columns of our types, and all that depends on these. An object that is part of a relation is told as the relation.
--
-- over    nothing: dependents, placed and told are its own
select true
from (
    with recursive dependents as (
        select
            'pg_catalog.pg_namespace'::regclass::oid as class_id,
            schemas.oid as object_id
        from pg_catalog.pg_namespace as schemas
        where schemas.nspname in ('segcast', 'segcast_v1', 'segcast_data')
        union
        select
            depends.classid as class_id,
            depends.objid as object_id
        from dependents
        inner join pg_catalog.pg_depend as depends
            on
                dependents.class_id = depends.refclassid
                and dependents.object_id = depends.refobjid
        where depends.deptype not in ('e', 'x')
    ),

    placed as (
        select
            dependents.class_id,
            dependents.object_id,
            coalesce(
                case
                    when dependents.class_id = 'pg_catalog.pg_class'::regclass
                        then dependents.object_id
                end,
                rules.ev_class,
                nullif(constraints.conrelid, 0),
                defaults.adrelid,
                triggers.tgrelid,
                policies.polrelid
            ) as relation_id
        from dependents
        left join pg_catalog.pg_rewrite as rules
            on
                dependents.class_id = 'pg_catalog.pg_rewrite'::regclass
                and dependents.object_id = rules.oid
        left join pg_catalog.pg_constraint as constraints
            on
                dependents.class_id = 'pg_catalog.pg_constraint'::regclass
                and dependents.object_id = constraints.oid
        left join pg_catalog.pg_attrdef as defaults
            on
                dependents.class_id = 'pg_catalog.pg_attrdef'::regclass
                and dependents.object_id = defaults.oid
        left join pg_catalog.pg_trigger as triggers
            on
                dependents.class_id = 'pg_catalog.pg_trigger'::regclass
                and dependents.object_id = triggers.oid
        left join pg_catalog.pg_policy as policies
            on
                dependents.class_id = 'pg_catalog.pg_policy'::regclass
                and dependents.object_id = policies.oid
        where
            dependents.class_id not in (
                'pg_catalog.pg_namespace'::regclass,
                'pg_catalog.pg_default_acl'::regclass
            )
    ),

    told as (
        select
            coalesce(relation_schemas.nspname, identified.schema) as schema_name,
            case
                when relations.oid is null then identified.type || ' ' || identified.identity
                else relations.oid::regclass::text
            end as object_name,
            coalesce(relations.relowner, functions.proowner, types.typowner) as owner_id
        from placed
        cross join
            lateral pg_identify_object(placed.class_id, placed.object_id, 0) as identified
        left join pg_catalog.pg_class as relations on placed.relation_id = relations.oid
        left join pg_catalog.pg_namespace as relation_schemas
            on relations.relnamespace = relation_schemas.oid
        left join pg_catalog.pg_proc as functions
            on
                placed.class_id = 'pg_catalog.pg_proc'::regclass
                and placed.object_id = functions.oid
        left join pg_catalog.pg_type as types
            on
                placed.class_id = 'pg_catalog.pg_type'::regclass
                and placed.object_id = types.oid
    )

    select distinct
        told.object_name,
        pg_get_userbyid(told.owner_id)::text as owner_name
    from told
    where
        coalesce(told.schema_name, '')
        not in ('segcast', 'segcast_v1', 'segcast_data', 'pg_toast')
) as hanging;
