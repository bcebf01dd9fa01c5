-- where attributed_0 comes into
/* segments/make_attributed */ create temporary table "attributed_0" (external_key text not null) on commit drop;


-- what attributed_0 reads
/* warehouse/copy_customers */ copy (
    select "base"."id"::text as external_key
    from "till"."people" as base
    where (
        "base"."id" is not null
        and "base"."id"::text = '1'::text
    )
    group by 1
) to stdout with (format "binary");


-- who leaves everybody
-- $1 = till
-- $2 = 0
-- $3 = everybody
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is 1
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($4::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $2::bigint,
        left_definition_hash = $5::text,
        left_reason = $6::text
    where
        stays.segment = $3::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from (
                select scored.customer_id
                from segcast.scores as scored
                inner join segcast.feature_values as built
                    on built.build_id = $2::bigint and scored.customer_id = built.customer_id
                where scored.release_id = $2::bigint and (
                    scored.customer_id in (
                        select keys.customer_id
                        from pg_temp."attributed_0" as attributed
                        inner join segcast.customer_spans as keys
                            on
                                keys.key_space = $1::text
                                and attributed.external_key = keys.external_key
                    )
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters everybody
-- $1 = till
-- $2 = 0
-- $3 = everybody
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is 1
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
                inner join segcast.customer_spans as keys
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


-- where attributed_0 comes into
/* segments/make_attributed */ create temporary table "attributed_0" (external_key text not null) on commit drop;


-- what attributed_0 reads
/* warehouse/copy_customers */ copy (
    select "base"."id"::text as external_key
    from "till"."people" as base
    where (
        "base"."id" is not null
        and "base"."id"::text = '1'::text
    )
    group by 1
) to stdout with (format "binary");


-- who leaves few
-- $1 = till
-- $2 = 0
-- $3 = few
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is 1
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($4::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $2::bigint,
        left_definition_hash = $5::text,
        left_reason = $6::text
    where
        stays.segment = $3::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from (
                select scored.customer_id
                from segcast.scores as scored
                inner join segcast.feature_values as built
                    on built.build_id = $2::bigint and scored.customer_id = built.customer_id
                where scored.release_id = $2::bigint and (
                    scored.customer_id in (
                        select keys.customer_id
                        from pg_temp."attributed_0" as attributed
                        inner join segcast.customer_spans as keys
                            on
                                keys.key_space = $1::text
                                and attributed.external_key = keys.external_key
                    )
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters few
-- $1 = till
-- $2 = 0
-- $3 = few
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is 1
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
                inner join segcast.customer_spans as keys
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

