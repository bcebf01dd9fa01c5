-- Ends the stay of members who no longer meet the rule.
--
-- grain   one row: how many left
-- holes   the members, all values bound
-- columns ChangesRow: change_count bigint
-- index   memberships_are_open_once
with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest('{as_of}'::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = '{release}'::bigint,
        left_definition_hash = '{definition}'::text,
        left_reason = '{reason}'::text
    where
        stays.segment = '{segment}'::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from "{members}"
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;
