-- Lists a customer's scores in a release.
--
-- grain   one row an outcome
-- params  $1 customer_id bigint   $2 release_id bigint
-- columns outcome text, version integer, status text, valid_until timestamptz?, source_release_id bigint?,
--         score real?
select
    outcomes.outcome,
    outcomes.version,
    outcomes.status,
    outcomes.valid_until,
    outcomes.source_release_id,
    scores.score_values[outcomes.score_position] as score
from segcast.release_outcomes as outcomes
left join segcast.scores as scores
    on outcomes.release_id = scores.release_id and scores.customer_id = $1::bigint
where outcomes.release_id = $2::bigint
order by outcomes.outcome;
