-- Says what a release would need to be in force again, and lacks.
--
-- grain   one row
-- params  $1 release_id bigint   $2 build_id bigint
-- columns score_count bigint, built_count bigint, unapproved_outcome text?
select
    (
        select count(*) from segcast.scores as scores
        where scores.release_id = $1::bigint
    ) as score_count,
    (
        select count(*) from segcast.feature_values as built
        where built.build_id = $2::bigint
    ) as built_count,
    (
        select min(outcomes.outcome)
        from segcast.release_outcomes as outcomes
        left join segcast.approvals as approvals
            on
                outcomes.outcome = approvals.outcome
                and outcomes.version = approvals.version
        where
            outcomes.release_id = $1::bigint
            and outcomes.valid_until is not null
            and approvals.version is null
    ) as unapproved_outcome;
