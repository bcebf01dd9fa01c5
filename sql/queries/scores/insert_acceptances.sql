-- Accepts every measure that a release failed by, at the value it had.
--
-- grain   one row a measure that is accepted
-- params  $1 release_id bigint   $2 reason text
-- columns outcome text, measure text, audience text, measured double precision
insert into segcast.release_acceptances (
    release_id, outcome, version, measure, audience, previous_release_id, measured, level, reason
)
select
    measures.release_id,
    measures.outcome,
    measures.version,
    measures.measure,
    measures.audience,
    measures.previous_release_id,
    measures.measured,
    measures.level,
    $2::text as reason
from segcast.release_measures as measures
where measures.release_id = $1::bigint and measures.verdict = 'failed'
returning outcome, measure, audience, measured;
