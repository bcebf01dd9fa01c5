-- Lists whom a run considered and by what names they are found, a page at a time.
--
-- grain   one row a candidate with names, in customer order
-- params  $1 run_id bigint   $2 after_customer bigint   $3 page_size bigint
-- columns customer_id bigint, identifiers uuid[], reached uuid[]?
select
    candidates.customer_id,
    candidates.identifiers,
    candidates.reached
from segcast.export_candidates as candidates
where
    candidates.run_id = $1::bigint
    and candidates.customer_id > $2::bigint
    and candidates.identifiers is not null
order by candidates.customer_id
limit $3::bigint;
