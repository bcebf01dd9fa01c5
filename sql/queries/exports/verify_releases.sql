-- Finds releases whose scores differ in number from their count or from the customers built, or stand at a place that is
-- another outcome's.
--
-- grain   one row a release that breaks the rule
-- columns release_id bigint
with scored as (
    select
        scores.release_id,
        count(*) as score_count
    from segcast.scores as scores
    group by scores.release_id
)

select releases.release_id
from segcast.releases as releases
left join scored on releases.release_id = scored.release_id
left join segcast.feature_builds as builds on releases.build_id = builds.build_id
where
    releases.state in ('released', 'withdrawn')
    and (
        releases.customer_count is distinct from scored.score_count
        or releases.customer_count is distinct from builds.customer_count
        or exists (
            select from segcast.release_outcomes as outcomes
            left join segcast.score_columns as places
                on outcomes.score_position = places.score_position
            where
                outcomes.release_id = releases.release_id
                and outcomes.outcome is distinct from places.outcome
        )
    )
order by releases.release_id;
