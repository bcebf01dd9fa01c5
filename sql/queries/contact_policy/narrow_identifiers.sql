-- Notes that some who are included are found by less than was planned.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 identifier uuid[], one each: what is left
update segcast.export_candidates as candidates
set identifiers = narrowed.identifiers
from (
    select
        kept.customer_id,
        array_agg(kept.identifier) as identifiers
    from unnest($2::bigint[], $3::uuid[]) as kept (customer_id, identifier)
    group by kept.customer_id
) as narrowed
where candidates.run_id = $1::bigint and candidates.customer_id = narrowed.customer_id;
