-- who enters everybody
-- $1 = till
-- $2 = 0
-- $3 = everybody
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is nobody
/* segments/open_memberships */ with entered as (
    insert into segcast.memberships (
        segment,
        customer_id,
        entered_at,
        entered_release_id,
        entered_definition_hash,
        entered_reason
    )
    select
        $3::text as segment,
        members.customer_id,
        greatest(
            $4::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $3::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $2::bigint as entered_release_id,
        $5::text as entered_definition_hash,
        $6::text as entered_reason
    from (
        select scored.customer_id
        from segcast.scores as scored
        inner join segcast.feature_values as built
            on built.build_id = $2::bigint and scored.customer_id = built.customer_id
        where scored.release_id = $2::bigint and (
            scored.customer_id in (
                select keys.customer_id
                from pg_temp."attributed_0" as attributed
                inner join segcast.customer_keys as keys
                    on
                        keys.key_space = $1::text
                        and attributed.external_key = keys.external_key
            )
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $3::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;


-- who enters few
-- $1 = till
-- $2 = 0
-- $3 = few
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is nobody
/* segments/open_memberships */ with entered as (
    insert into segcast.memberships (
        segment,
        customer_id,
        entered_at,
        entered_release_id,
        entered_definition_hash,
        entered_reason
    )
    select
        $3::text as segment,
        members.customer_id,
        greatest(
            $4::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $3::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $2::bigint as entered_release_id,
        $5::text as entered_definition_hash,
        $6::text as entered_reason
    from (
        select scored.customer_id
        from segcast.scores as scored
        inner join segcast.feature_values as built
            on built.build_id = $2::bigint and scored.customer_id = built.customer_id
        where scored.release_id = $2::bigint and (
            scored.customer_id in (
                select keys.customer_id
                from pg_temp."attributed_0" as attributed
                inner join segcast.customer_keys as keys
                    on
                        keys.key_space = $1::text
                        and attributed.external_key = keys.external_key
            )
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $3::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;

