-- where attributed_0 comes into
/* segments/make_attributed */ create temporary table "attributed_0" (external_key text not null) on commit drop;


-- what attributed_0 reads
/* warehouse/copy_customers */ copy (
    select "base"."member_no"::text as external_key
    from "house"."members" as base
    where (
        "base"."member_no" is not null
        and coalesce("base"."is_test"::text <> all('{"true"}'::text[]), true)
        and "base"."card_tier"::text = 'gold'::text
    )
    group by 1
) to stdout with (format "binary");


-- who leaves north_hot
-- $1 = 1
-- $2 = 0.5
-- $3 = 0
-- $4 = 7
-- $5 = 0.3
-- $6 = members
-- $7 = north_hot
-- $8 = 2025-09-01T04:00:00Z
-- $9 = 
-- $10 = books_30d top 600 of 0 (score >= 0.5) and north_share >= 0.3 and not (tier is gold)
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($8::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $3::bigint,
        left_definition_hash = $9::text,
        left_reason = $10::text
    where
        stays.segment = $7::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from (
                select scored.customer_id
                from segcast.scores as scored
                inner join segcast.feature_values as built
                    on built.build_id = $3::bigint and scored.customer_id = built.customer_id
                where scored.release_id = $3::bigint and (
                    (scored.score_values[$1::integer]) is not null
                    and (
                        coalesce(
                            (scored.score_values[$1::integer])::real > $2::real
                            or (
                                (scored.score_values[$1::integer])::real = $2::real
                                and scored.customer_id <= $3::bigint
                            ),
                            false
                        )
                    )
                    and (built.feature_values[$4::integer]) is not null
                    and coalesce((built.feature_values[$4::integer]) >= $5::real, false)
                    and not (
                        scored.customer_id in (
                            select keys.customer_id
                            from pg_temp."attributed_0" as attributed
                            inner join segcast.customer_spans as keys
                                on
                                    keys.key_space = $6::text
                                    and attributed.external_key = keys.external_key
                        )
                    )
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters north_hot
-- $1 = 1
-- $2 = 0.5
-- $3 = 0
-- $4 = 7
-- $5 = 0.3
-- $6 = members
-- $7 = north_hot
-- $8 = 2025-09-01T04:00:00Z
-- $9 = 
-- $10 = books_30d top 600 of 0 (score >= 0.5) and north_share >= 0.3 and not (tier is gold)
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
        $7::text as segment,
        members.customer_id,
        greatest(
            $8::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $7::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $3::bigint as entered_release_id,
        $9::text as entered_definition_hash,
        $10::text as entered_reason
    from (
        select scored.customer_id
        from segcast.scores as scored
        inner join segcast.feature_values as built
            on built.build_id = $3::bigint and scored.customer_id = built.customer_id
        where scored.release_id = $3::bigint and (
            (scored.score_values[$1::integer]) is not null
            and (
                coalesce(
                    (scored.score_values[$1::integer])::real > $2::real
                    or (
                        (scored.score_values[$1::integer])::real = $2::real
                        and scored.customer_id <= $3::bigint
                    ),
                    false
                )
            )
            and (built.feature_values[$4::integer]) is not null
            and coalesce((built.feature_values[$4::integer]) >= $5::real, false)
            and not (
                scored.customer_id in (
                    select keys.customer_id
                    from pg_temp."attributed_0" as attributed
                    inner join segcast.customer_spans as keys
                        on
                            keys.key_space = $6::text
                            and attributed.external_key = keys.external_key
                )
            )
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $7::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;


-- who leaves warm
-- $1 = 1
-- $2 = 0.2
-- $3 = 0.5
-- $4 = 0
-- $5 = warm
-- $6 = 2025-09-01T04:00:00Z
-- $7 = 
-- $8 = books_30d in tier warm and books_30d >= 0.2 and books_30d < 0.5
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($6::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $4::bigint,
        left_definition_hash = $7::text,
        left_reason = $8::text
    where
        stays.segment = $5::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from (
                select scored.customer_id
                from segcast.scores as scored
                inner join segcast.feature_values as built
                    on built.build_id = $4::bigint and scored.customer_id = built.customer_id
                where scored.release_id = $4::bigint and (
                    (scored.score_values[$1::integer]) is not null
                    and coalesce((scored.score_values[$1::integer]) >= $2::real, false)
                    and coalesce((scored.score_values[$1::integer]) < $3::real, false)
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters warm
-- $1 = 1
-- $2 = 0.2
-- $3 = 0.5
-- $4 = 0
-- $5 = warm
-- $6 = 2025-09-01T04:00:00Z
-- $7 = 
-- $8 = books_30d in tier warm and books_30d >= 0.2 and books_30d < 0.5
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
        $5::text as segment,
        members.customer_id,
        greatest(
            $6::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $5::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $4::bigint as entered_release_id,
        $7::text as entered_definition_hash,
        $8::text as entered_reason
    from (
        select scored.customer_id
        from segcast.scores as scored
        inner join segcast.feature_values as built
            on built.build_id = $4::bigint and scored.customer_id = built.customer_id
        where scored.release_id = $4::bigint and (
            (scored.score_values[$1::integer]) is not null
            and coalesce((scored.score_values[$1::integer]) >= $2::real, false)
            and coalesce((scored.score_values[$1::integer]) < $3::real, false)
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $5::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;

