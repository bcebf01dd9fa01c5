-- Records how many rows of a source stood under each reason.
--
-- grain   one row a reason
-- params  $1 check_id bigint   $2 source text   $3 reason text[]   $4 row_count bigint[]
insert into segcast.source_counts (check_id, source, reason, row_count)
select
    $1::bigint as check_id,
    $2::text as source,
    counts.reason,
    counts.row_count
from unnest($3::text[], $4::bigint[]) as counts (reason, row_count);
