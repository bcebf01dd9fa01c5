-- Says under which keys bytes are kept, and how much.
--
-- grain   one row a key, the newest runs' first
-- columns key_id text, run_count bigint, chunk_count bigint, newest_run_id bigint
select
    runs.key_id,
    count(distinct kept.run_id) as run_count,
    count(*) as chunk_count,
    max(kept.run_id) as newest_run_id
from segcast.kept_bytes as kept
inner join segcast.export_runs as runs on kept.run_id = runs.run_id
where runs.key_id is not null
group by runs.key_id
order by max(kept.run_id) desc;
