-- Says what the release in force has of some outcomes, and until when.
--
-- grain   one row an outcome that it has, or one without an outcome; none where nothing is in force
-- params  $1 outcome text[]
-- columns release_id bigint, valid_until timestamptz?, outcome text?, status text? as Scores.OutcomeStatus,
--         outcome_valid_until timestamptz?
select
    releases.release_id,
    releases.valid_until,
    outcomes.outcome,
    outcomes.status,
    outcomes.valid_until as outcome_valid_until
from segcast.current_release as current
inner join segcast.releases as releases on current.release_id = releases.release_id
left join segcast.release_outcomes as outcomes
    on releases.release_id = outcomes.release_id and outcomes.outcome = any($1::text[])
order by outcomes.outcome;
