-- Sums up the lists that somebody else answers for.
--
-- grain   one row, or none where no list was handed over
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'handed-over lists' as sealed_thing,
    'lists' as part,
    count(*) as row_count,
    segcast.sum_of(
        string_agg(
            jsonb_build_array(
                run_id, export, kind, channel, format, reason,
                extract(epoch from handed_over_at)::text, handed_over_by
            )::text,
            E'\n' order by run_id, convert_to(export, 'UTF8')
        )
    ) as sha256
from segcast.handed_over_lists
having count(*) > 0;
