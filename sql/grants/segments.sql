-- Lets the worker refresh segments, and the exporter read who is in which.
--
-- holes   roles
grant select on segcast.segments, segcast.memberships to "{exporter}";

grant insert on segcast.segments, segcast.segment_refreshes, segcast.memberships to "{worker}";

grant update, delete on segcast.segments to "{worker}";

-- What a refresh changed is counted again.
grant update (
    member_count, entered_count, left_count
) on segcast.segment_refreshes to "{worker}";

-- A stay ends, and nothing changes of how it began.
grant update (
    left_at, left_release_id, left_definition_hash, left_reason
) on segcast.memberships to "{worker}";
