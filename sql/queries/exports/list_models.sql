-- Lists the model versions whose scores a release holds.
--
-- grain   one row an outcome
-- params  $1 release_id bigint   $2 outcome text[]
select
    outcome,
    version
from segcast.release_outcomes
where release_id = $1::bigint and outcome = any($2::text[])
order by outcome;
