-- Begins the stay of customers who meet the rule and are not members.
--
-- grain   one row: how many entered
-- holes   the members, all values bound
-- columns ChangesRow: change_count bigint
-- index   memberships_are_open_once
with entered as (
    insert into segcast.memberships (
        segment,
        customer_id,
        entered_at,
        entered_release_id,
        entered_definition_hash,
        entered_reason
    )
    select
        '{segment}'::text as segment,
        members.customer_id,
        greatest(
            '{as_of}'::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = '{segment}'::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        '{release}'::bigint as entered_release_id,
        '{definition}'::text as entered_definition_hash,
        '{reason}'::text as entered_reason
    from "{members}"
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = '{segment}'::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;
