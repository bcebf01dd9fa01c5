-- Stores a trained model as the next version of its outcome, with what its gates measured.
--
-- grain   one row, the version
-- params  $1 outcome text   $2 definition_hash text   $3 feature_set text   $4 feature_set_version integer
--         $5 as_of timestamptz   $6 horizon_days integer   $7 training jsonb   $8 metrics jsonb
--         $9 parameters jsonb   $10 engine text   $11 code_revision text   $12 blob text[]   $13 content text[], bytes as hex
--         $14 content_sha256 text[]   $15 calibration jsonb   $16 card jsonb   $17 tiers jsonb
--         $18 gate text[]   $19 measured text[]   $20 limit_value text[]   $21 is_passed text[]
-- columns version integer
select
    segcast.store_version(
        $1::text, $2::text, $3::text, $4::integer, $5::timestamptz, $6::integer, $7::jsonb,
        $8::jsonb, $9::jsonb, $10::text, $11::text, $12::text[], $13::text[]::bytea[],
        $14::text[], $15::jsonb, $16::jsonb, $17::jsonb, $18::text[],
        $19::text[]::double precision[], $20::text[]::double precision[],
        $21::text[]::boolean[]
    ) as version;
