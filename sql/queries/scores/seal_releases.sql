-- Sums up releases whose scores were judged, with their outcomes.
--
-- grain   one row a release
-- params  $1 release_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'release ' || releases.release_id as sealed_thing,
    'release' as part,
    1 + count(outcomes.outcome) as row_count,
    segcast.sum_of(
        jsonb_build_array(
            extract(epoch from releases.as_of)::text, releases.build_id, releases.release_key,
            releases.state, releases.held_reason, releases.customer_count,
            extract(epoch from releases.created_at)::text,
            extract(epoch from releases.released_at)::text,
            extract(epoch from releases.valid_until)::text,
            jsonb_agg(
                jsonb_build_array(
                    outcomes.outcome, outcomes.version, outcomes.score_position,
                    outcomes.score_count, outcomes.mean_score, outcomes.status,
                    outcomes.held_reason, extract(epoch from outcomes.valid_until)::text,
                    outcomes.source_release_id
                ) order by convert_to(outcomes.outcome, 'UTF8')
            )
        )::text
    ) as sha256
from segcast.releases as releases
left join segcast.release_outcomes as outcomes on releases.release_id = outcomes.release_id
where
    ($1::bigint is null or releases.release_id = $1::bigint)
    and releases.state not in ('scoring', 'scored')
group by releases.release_id
order by releases.release_id;
