-- Returns a relation as the catalogue numbers it, and its key's column.
--
-- grain   one row, or none when there is no such relation
-- params  $1 schema text   $2 relation name text   $3 key column text
-- columns relation_oid bigint as Int64, key_column_number bigint? as Int64
select
    relations.oid::bigint as relation_oid,
    columns.attnum::bigint as key_column_number
from pg_catalog.pg_class as relations
inner join pg_catalog.pg_namespace as schemas on relations.relnamespace = schemas.oid
left join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and columns.attname = $3::text
where schemas.nspname = $1::text and relations.relname = $2::text;
