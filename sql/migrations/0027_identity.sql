-- Which relation the keys of each space come from: another one may be other people.
create table segcast.key_origins (
    origin_id bigserial primary key,
    key_space text not null,
    relation text not null,
    relation_oid oid,
    key_column text not null,
    key_column_number smallint,
    reason text,
    recorded_at timestamptz not null default clock_timestamp(),
    recorded_by text not null default session_user,
    constraint accepted_for_a_reason check (btrim(reason) <> '')
);
comment on table segcast.key_origins is 'local: where the keys of each space come from, the newest row of a space; with the reason where a person accepted it; append-only';

-- Keys that were linked before come from the source that was mapped last under their space.
insert into segcast.key_origins (
    key_space, relation, relation_oid, key_column, key_column_number, recorded_at, recorded_by
)
select
    mapped.key_space,
    mapped.relation,
    relations.oid as relation_oid,
    mapped.key_column,
    columns.attnum as key_column_number,
    mapped.applied_at as recorded_at,
    mapped.applied_by as recorded_by
from (
    select
        definitions.applied_at,
        definitions.applied_by,
        definitions.body::json ->> 'keySpace' as key_space,
        definitions.body::json -> 'customers' ->> 'relation' as relation,
        definitions.body::json -> 'customers' ->> 'key' as key_column,
        row_number() over (
            partition by definitions.body::json ->> 'keySpace'
            order by definitions.applied_at desc
        ) as place
    from segcast.definitions
    where definitions.kind = 'warehouse'
) as mapped
left join pg_catalog.pg_namespace as schemas
    on schemas.nspname = split_part(mapped.relation, '.', 1)
left join pg_catalog.pg_class as relations
    on
        schemas.oid = relations.relnamespace
        and relations.relname = substr(mapped.relation, strpos(mapped.relation, '.') + 1)
left join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and mapped.key_column = columns.attname
where
    mapped.place = 1
    and mapped.relation is not null
    and mapped.key_column is not null
    and exists (
        select 1 as known
        from segcast.customer_keys as keys
        where keys.key_space = mapped.key_space
    );
