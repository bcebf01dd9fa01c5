-- Stores what the gates of a version measured.
--
-- grain   one row a gate
-- params  $1 outcome text   $2 version integer   $3 gate text[]   $4 measured text[]   $5 limit_value text[]   $6 is_passed text[]
insert into segcast.gate_results (outcome, version, gate, measured, limit_value, is_passed)
select
    $1::text as outcome,
    $2::integer as version,
    results.gate,
    results.measured::double precision,
    results.limit_value::double precision,
    results.is_passed::boolean
from
    unnest($3::text[], $4::text[], $5::text[], $6::text[])
        as results (gate, measured, limit_value, is_passed);
