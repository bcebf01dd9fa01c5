-- Lets the worker change what is under way.
--
-- grain   none
-- holes   roles
grant update on
segcast.feature_builds,
segcast.releases,
segcast.release_outcomes,
segcast.release_buckets,
segcast.release_measures,
segcast.current_release,
segcast.scores,
segcast.segments
to "{worker}";
