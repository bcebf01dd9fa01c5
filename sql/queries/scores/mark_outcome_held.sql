-- Holds an outcome: it carries the values of the release in force with their own expiry, or none.
--
-- grain   none
-- params  $1 release_id bigint   $2 outcome text   $3 held_reason text   $4 source_release_id bigint, or null
--         $5 version bigint   $6 valid_until timestamptz, or null   $7 score_count bigint   $8 mean_score double precision
update segcast.release_outcomes
set
    status = 'held',
    held_reason = $3::text,
    source_release_id = $4::bigint,
    version = $5::bigint,
    valid_until = $6::timestamptz,
    score_count = $7::bigint,
    mean_score = $8::double precision
where release_id = $1::bigint and outcome = $2::text;
