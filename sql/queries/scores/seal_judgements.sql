-- Sums up what the guards measured of releases, what somebody let pass, and what somebody did to their order.
--
-- grain   one row a release and part, `measures`, `acceptances` or `acts`
-- params  $1 release_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
with parts as (
    select
        release_id,
        'measures' as part,
        jsonb_build_array(
            outcome, measure, audience, version, previous_release_id, measured, level, lowest,
            highest, verdict
        )::text as line
    from segcast.release_measures
    where $1::bigint is null or release_id = $1::bigint
    union all
    select
        release_id,
        'acceptances' as part,
        jsonb_build_array(
            acceptance_id, outcome, version, measure, audience, previous_release_id, measured,
            level, reason, accepted_by, extract(epoch from accepted_at)::text
        )::text as line
    from segcast.release_acceptances
    where $1::bigint is null or release_id = $1::bigint
    union all
    select
        release_id,
        'acts' as part,
        jsonb_build_array(
            act_id, act, replaced_release_id, reason, acted_by, extract(epoch from acted_at)::text
        )::text as line
    from segcast.release_acts
    where $1::bigint is null or release_id = $1::bigint
)

select
    'release ' || release_id as sealed_thing,
    part,
    count(*) as row_count,
    segcast.sum_of(string_agg(line, E'\n' order by convert_to(line, 'UTF8'))) as sha256
from parts
group by release_id, part
order by release_id, part;
