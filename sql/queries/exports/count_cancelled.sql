-- Counts the runs of an export for an instant that a person cancelled: the next one is another run.
--
-- grain   one row
-- params  $1 export text   $2 contact_at timestamptz   $3 is_removal boolean
-- columns run_count bigint
select count(*) as run_count
from segcast.export_runs
where
    export = $1::text
    and contact_at = $2::timestamptz
    and is_removal = $3::boolean
    and state = 'cancelled';
