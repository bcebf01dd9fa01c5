-- Lists the outcomes of a release, each beside itself in the release before.
--
-- An outcome that was held there had its scores from an earlier one: that is what it is measured by. One that had none
-- there is measured by the last release in which it had.
--
-- grain   one row an outcome
-- params  $1 release_id bigint   $2 previous_release_id bigint, or null
-- columns outcome text, version integer, score_position integer, score_count bigint, mean_score double precision?,
--         status text as OutcomeStatus, held_reason text?, valid_until timestamptz?, previous_release_id bigint?,
--         source_release_id bigint?, previous_score_count bigint?, previous_mean_score double precision?,
--         previous_version integer?, previous_position integer?, previous_valid_until timestamptz?
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
    coalesce(previous.source_release_id, previous.release_id) as source_release_id,
    previous.score_count as previous_score_count,
    previous.mean_score as previous_mean_score,
    previous.version as previous_version,
    previous.score_position as previous_position,
    previous.valid_until as previous_valid_until
from segcast.release_outcomes as outcomes
left join lateral (
    select
        earlier.release_id,
        earlier.source_release_id,
        earlier.score_count,
        earlier.mean_score,
        earlier.version,
        earlier.score_position,
        earlier.valid_until
    from segcast.release_outcomes as earlier
    inner join segcast.releases as others on earlier.release_id = others.release_id
    inner join segcast.releases as newest on newest.release_id = $2::bigint
    where
        earlier.outcome = outcomes.outcome
        and earlier.release_id <> outcomes.release_id
        and earlier.valid_until is not null
        and others.state = 'released'
        and (others.as_of, others.release_id) <= (newest.as_of, newest.release_id)
    order by others.as_of desc, others.release_id desc
    limit 1
) as previous on true
where outcomes.release_id = $1::bigint
order by outcomes.outcome;
