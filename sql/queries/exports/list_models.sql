-- Lists the model versions whose scores a release holds, and until when they may choose an audience.
--
-- grain   one row an outcome
-- params  $1 release_id bigint   $2 outcome text[]
-- columns outcome text, version integer, valid_until timestamptz?, held_reason text?
select
    outcome,
    version,
    valid_until,
    held_reason
from segcast.release_outcomes
where release_id = $1::bigint and outcome = any($2::text[])
order by outcome;
