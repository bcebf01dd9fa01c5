-- Lets the worker register feature sets and build them.
--
-- holes   roles
grant insert on
segcast.feature_sets,
segcast.feature_columns,
segcast.feature_builds
to "{worker}";

grant update on segcast.feature_builds to "{worker}";

grant execute on function segcast.as_feature to "{worker}";

grant usage on sequence segcast.feature_builds_build_id_seq to "{worker}";
