-- Lines of orders of which each order has one: the first that became known of those that are kept, or of all where none is.
-- A line without an order's key stands by itself.
select "{columns}".*
from (
    select
        "{own_columns}".*,
        '{key}'::text is null as segcast_is_alone,
        row_number() over (
            partition by '{key}'::text collate "C"
            order by
                not '{is_kept}'::boolean,
                '{known_at}'::timestamptz,
                '{occurred_at}'::timestamptz,
                '{rest}'::text[]
        ) as segcast_place
    from "{relation}" as line
) as held
where held.segcast_place = 1 or held.segcast_is_alone;
