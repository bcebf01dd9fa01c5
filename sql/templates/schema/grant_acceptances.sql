-- Lets the worker record what somebody accepted of a release, under its own name and time.
--
-- grain   none
-- holes   roles
grant insert (
    release_id, outcome, version, measure, audience, previous_release_id, measured, level, reason
)
on segcast.release_acceptances to "{worker}";
