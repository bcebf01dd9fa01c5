-- Lists where the keys of each space come from, and which space was recorded last.
--
-- grain   one row a space
-- columns key_space text, relation text, relation_oid bigint? as Int64, key_column text,
--         key_column_number bigint? as Int64, has_keys boolean, is_in_force boolean
select
    origins.key_space,
    origins.relation,
    origins.relation_oid::bigint as relation_oid,
    origins.key_column,
    origins.key_column_number::bigint as key_column_number,
    first_key.known is not null as has_keys,
    origins.key_space = in_force.key_space as is_in_force
from (
    select
        recorded.*,
        row_number() over (
            partition by recorded.key_space
            order by recorded.origin_id desc
        ) as place
    from segcast.key_origins as recorded
) as origins
left join
    lateral (
        select 1 as known
        from segcast.customer_keys as keys
        where keys.key_space = origins.key_space
        order by keys.external_key
        limit 1
    ) as first_key
    on true
cross join segcast.key_space_in_force as in_force
where origins.place = 1
order by origins.key_space;
