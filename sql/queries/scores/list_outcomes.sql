-- Lists the outcomes of a release, each beside itself in the release in force.
--
-- grain   one row an outcome
-- params  $1 release_id bigint
select
    outcomes.outcome,
    outcomes.version,
    outcomes.score_position,
    outcomes.score_count,
    outcomes.mean_score,
    outcomes.status,
    outcomes.held_reason,
    outcomes.valid_until,
    previous.release_id as previous_release_id,
    previous.score_count as previous_score_count,
    previous.mean_score as previous_mean_score,
    previous.version as previous_version,
    previous.score_position as previous_position,
    previous.valid_until as previous_valid_until
from segcast.release_outcomes as outcomes
left join segcast.current_release as current on outcomes.release_id <> current.release_id
left join segcast.release_outcomes as previous
    on
        current.release_id = previous.release_id
        and outcomes.outcome = previous.outcome
        and previous.valid_until is not null
where outcomes.release_id = $1::bigint
order by outcomes.outcome;
