-- Sums up the files of runs.
--
-- grain   one row a run with files
-- params  $1 run_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'run ' || run_id as sealed_thing,
    'files' as part,
    count(*) as row_count,
    segcast.sum_of(
        string_agg(
            jsonb_build_array(
                file_number, content, file_name, row_count, byte_count, file_sha256
            )::text,
            E'\n' order by file_number
        )
    ) as sha256
from segcast.export_files
where $1::bigint is null or run_id = $1::bigint
group by run_id
order by run_id;
