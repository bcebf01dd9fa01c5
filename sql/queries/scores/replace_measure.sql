-- Records what a guard measured of a release, and what it said.
--
-- grain   none; writes one row
-- params  $1 release_id bigint   $2 outcome text, empty for all customers   $3 measure text   $4 audience text, or empty
--         $5 previous_release_id bigint, or null   $6 measured double precision, or null
--         $7 lowest double precision   $8 highest double precision   $9 verdict text   $10 version integer, or null
--         $11 level double precision, or null
insert into segcast.release_measures (
    release_id,
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
)
values (
    $1::bigint,
    $2::text,
    $3::text,
    $4::text,
    $10::integer,
    $5::bigint,
    $6::double precision,
    $11::double precision,
    $7::double precision,
    $8::double precision,
    $9::text
)
on conflict (release_id, outcome, measure, audience) do update
    set
        version = excluded.version,
        previous_release_id = excluded.previous_release_id,
        measured = excluded.measured,
        level = excluded.level,
        lowest = excluded.lowest,
        highest = excluded.highest,
        verdict = excluded.verdict;
