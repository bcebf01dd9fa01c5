-- Returns the newest run whose bytes are kept under another key.
--
-- grain   one row, or none
-- params  $1 key_id text
-- columns run_id bigint, key_id text
select
    runs.run_id,
    runs.key_id
from segcast.export_runs as runs
where
    runs.key_id is not null
    and runs.key_id <> $1::text
    and exists (
        select 1 as kept from segcast.kept_bytes as bytes
        where bytes.run_id = runs.run_id
    )
order by runs.run_id desc
limit 1;
