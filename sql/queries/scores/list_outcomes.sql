-- Lists the outcomes of a release with the one before, for the guards and for people.
--
-- grain   one row an outcome
-- params  $1 release_id bigint
select
    outcomes.outcome,
    outcomes.version,
    outcomes.score_position,
    outcomes.score_count,
    outcomes.mean_score
from segcast.release_outcomes as outcomes
where outcomes.release_id = $1::bigint
order by outcomes.outcome;
