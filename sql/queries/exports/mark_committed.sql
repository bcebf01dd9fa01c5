-- Commits a run to its number and its manifest.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 sequence bigint   $4 manifest_name text
--         $5 manifest text   $6 manifest_sha256 text   $7 previous_manifest_sha256 text   $8 committed_at timestamptz
-- columns run_id bigint
select marked.run_id
from
    segcast.mark_committed(
        $1::bigint, $2::bigint, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::timestamptz
    ) as marked (run_id);
