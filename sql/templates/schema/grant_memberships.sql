-- Lets the worker end a stay, and change nothing of how it began.
--
-- grain   none
-- holes   roles
grant update (
    left_at, left_release_id, left_definition_hash, left_reason
) on segcast.memberships to "{worker}";
