-- Lets the worker count again what a refresh changed.
--
-- grain   none
-- holes   roles
grant update (
    member_count, entered_count, left_count
) on segcast.segment_refreshes to "{worker}";
