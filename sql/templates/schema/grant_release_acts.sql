-- Lets the worker record an act on the order of releases, under its own name and time.
--
-- grain   none
-- holes   roles
grant insert (release_id, act, replaced_release_id, reason)
on segcast.release_acts to "{worker}";
