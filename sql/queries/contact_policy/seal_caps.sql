-- Sums up the frequency caps in force.
--
-- grain   one row, or none where no cap is in force
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'caps' as sealed_thing,
    'caps' as part,
    count(*) as row_count,
    segcast.sum_of(
        string_agg(to_jsonb(caps)::text, E'\n' order by convert_to(caps.cap_name, 'UTF8'))
    ) as sha256
from segcast.frequency_caps as caps
having count(*) > 0;
