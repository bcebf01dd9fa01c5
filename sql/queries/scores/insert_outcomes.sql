-- Records which version made which scores of a release, counted from the scores.
--
-- grain   one row an outcome
-- params  $1 release_id bigint   $2 outcome text[]   $3 version bigint[]   $4 score_position bigint[]
insert into segcast.release_outcomes (
    release_id, outcome, version, score_position, score_count, mean_score
)
select
    $1::bigint as release_id,
    outcomes.outcome,
    outcomes.version::integer,
    outcomes.score_position::integer,
    scored.score_count,
    scored.mean_score
from unnest($2::text[], $3::bigint[], $4::bigint[]) as outcomes (outcome, version, score_position)
cross join lateral (
    select
        count(scores.score_values[outcomes.score_position]) as score_count,
        avg(scores.score_values[outcomes.score_position]) as mean_score
    from segcast.scores as scores
    where scores.release_id = $1::bigint
) as scored;
