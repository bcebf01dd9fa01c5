-- Marks a run as planned again: nobody is in it, nothing is charged.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs
set
    state = 'planned',
    candidate_count = null,
    included_count = null,
    excluded_count = null,
    allowed_count = null,
    row_count = null,
    key_id = null
where
    run_id = $1::bigint
    and lease_token = $2::bigint
    and state in ('reserved', 'staged', 'superseded')
returning run_id;
