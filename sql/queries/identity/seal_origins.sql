-- Sums up where the keys of every space come from, as it was recorded.
--
-- grain   one row, or none where nothing is recorded
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'key origins' as sealed_thing,
    'origins' as part,
    count(*) as row_count,
    segcast.sum_of(
        string_agg(
            jsonb_build_array(
                origin_id, key_space, relation, relation_oid::bigint, key_column,
                key_column_number, reason, extract(epoch from recorded_at)::text,
                recorded_by
            )::text,
            E'\n' order by origin_id
        )
    ) as sha256
from segcast.key_origins
having count(*) > 0;
