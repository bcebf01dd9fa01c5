-- Begins a build.
--
-- grain   one row, the build
-- params  $1 feature_set text   $2 version integer   $3 as_of timestamptz   $4 purpose text
-- columns build_id bigint
insert into segcast.feature_builds (feature_set, version, as_of, purpose)
values ($1::text, $2::integer, $3::timestamptz, $4::text)
returning build_id;
