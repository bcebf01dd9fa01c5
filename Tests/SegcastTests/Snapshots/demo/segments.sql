-- who leaves likely_buyers
-- $1 = 1
-- $2 = 0.5
-- $3 = 0
-- $4 = likely_buyers
-- $5 = 2011-11-09T00:00:00Z
-- $6 = 
-- $7 = purchase_90d top share 0.2 of 0 (score >= 0.5)
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($5::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $3::bigint,
        left_definition_hash = $6::text,
        left_reason = $7::text
    where
        stays.segment = $4::text
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
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters likely_buyers
-- $1 = 1
-- $2 = 0.5
-- $3 = 0
-- $4 = likely_buyers
-- $5 = 2011-11-09T00:00:00Z
-- $6 = 
-- $7 = purchase_90d top share 0.2 of 0 (score >= 0.5)
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
        $4::text as segment,
        members.customer_id,
        greatest(
            $5::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $4::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $3::bigint as entered_release_id,
        $6::text as entered_definition_hash,
        $7::text as entered_reason
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
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $4::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;

