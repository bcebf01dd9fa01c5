-- Marks a run whose files are written, synced, read back and kept.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 row_count bigint   $4 key_id text
-- columns run_id bigint
select marked.run_id
from
    segcast.mark_staged($1::bigint, $2::bigint, $3::bigint, $4::text)
        as marked (run_id);
