-- Plans a run, unless its key was planned before.
--
-- grain   one row, the run; none when it was planned before
-- params  $1 export text   $2 export_key text   $3 kind text   $4 channel text   $5 as_of timestamptz
--         $6 contact_at timestamptz   $7 release_id bigint   $8 definition_hash text   $9 governance text
--         $10 synthetic_contacts boolean   $11 normaliser_version text   $12 lease_token bigint
--         $13 contact_model text   $14 caps jsonb, as they stand for this run   $15 is_removal boolean
--         $16 data_hash text   $17 data_parts jsonb   $18 time_zone text   $19 again_reason text, or null   $20 brand text
-- columns run_id bigint
insert into segcast.export_runs (
    export, export_key, kind, channel, as_of, contact_at, release_id, definition_hash, governance,
    synthetic_contacts, normaliser_version, lease_token, contact_model, caps, is_removal,
    data_hash, data_parts, logical_time, again_reason, brand
)
values (
    $1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::timestamptz, $7::bigint, $8::text,
    $9::text, $10::boolean, $11::text, $12::bigint, $13::text, $14::jsonb, $15::boolean,
    $16::text, $17::jsonb,
    segcast.clock_time($6::timestamptz, $18::text), $19::text,
    $20::text
)
on conflict (export_key) do nothing
returning run_id;
