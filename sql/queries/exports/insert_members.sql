-- Freezes whom a run's files will hold: the included, each under the contact that was charged.
--
-- grain   none; writes one row a member
-- params  $1 run_id bigint
insert into segcast.export_members (run_id, customer_id, reservation_id)
select
    candidates.run_id,
    candidates.customer_id,
    candidates.reservation_id
from segcast.export_candidates as candidates
where candidates.run_id = $1::bigint and candidates.bucket = 'included'
order by candidates.customer_id;
