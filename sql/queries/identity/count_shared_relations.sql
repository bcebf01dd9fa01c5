-- Counts the relations that two relations both are or read, through views of any depth.
--
-- grain   one row
-- params  $1 relation_oid bigint   $2 other relation_oid bigint
-- columns relation_count bigint
with recursive reads as (
    select
        starts.root_oid,
        starts.root_oid as relation_oid
    from (values (($1::bigint)::oid), (($2::bigint)::oid)) as starts (root_oid)
    union
    select
        reads.root_oid,
        depends.refobjid as relation_oid
    from reads
    inner join pg_catalog.pg_rewrite as rules on reads.relation_oid = rules.ev_class
    inner join pg_catalog.pg_depend as depends
        on
            rules.oid = depends.objid
            and depends.classid = 'pg_catalog.pg_rewrite'::regclass
            and depends.refclassid = 'pg_catalog.pg_class'::regclass
)

select count(*) as relation_count
from reads
inner join reads as others on reads.relation_oid = others.relation_oid
where
    reads.root_oid = ($1::bigint)::oid
    and others.root_oid = ($2::bigint)::oid;
