-- Says whether the bytes of a run's files are kept.
--
-- grain   one row
-- params  $1 run_id bigint
-- columns is_kept boolean
select
    exists(
        select from segcast.kept_bytes
        where run_id = $1::bigint
    ) as is_kept;
