-- Lists what the gates of a version measured.
--
-- grain   one row a gate
-- params  $1 outcome text   $2 version integer
-- columns gate text, measured double precision, limit_value double precision, is_passed boolean
select
    gate,
    measured,
    limit_value,
    is_passed
from segcast.gate_results
where outcome = $1::text and version = $2::integer
order by gate;
