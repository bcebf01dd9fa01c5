-- Marks a build ready with its count, taken from its rows.
--
-- grain   one row, the build with its count and how many customers there should be
-- params  $1 build_id bigint   $2 key_space text
-- columns customer_count bigint, expected_count bigint
update segcast.feature_builds as builds
set
    state = 'ready',
    finished_at = clock_timestamp(),
    customer_count
    = (
        select count(*) from segcast.feature_values as rows
        where rows.build_id = $1::bigint
    )
where builds.build_id = $1::bigint
returning
    builds.customer_count,
    (
        select count(*)
        from segcast.customer_spans as keys
        where
            keys.key_space = $2::text
            and keys.begins_at < builds.as_of
            and keys.ends_at >= builds.as_of
    ) as expected_count;
