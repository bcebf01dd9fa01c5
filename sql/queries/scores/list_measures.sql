-- Lists what the guards measured of a release.
--
-- grain   one row a measure
-- params  $1 release_id bigint
-- columns outcome text, measure text as Scores.GuardMeasure.Kind, audience text, version integer?,
--         previous_release_id bigint?, measured double precision?, level double precision?, lowest double precision,
--         highest double precision, verdict text as Scores.GuardMeasure.Verdict
select
    outcome,
    measure,
    audience,
    version,
    previous_release_id,
    measured,
    level,
    lowest,
    highest,
    verdict
from segcast.release_measures
where release_id = $1::bigint
order by outcome, measure, audience;
