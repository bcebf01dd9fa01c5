-- Lets those who are in the audience already stay, under the contact that let them in.
--
-- grain   no rows
-- params  $1 run_id bigint   $2 previous_run_id bigint
update segcast.export_candidates as candidates
set bucket = 'present', reservation_id = listed.reservation_id
from segcast.export_candidates as listed
where
    candidates.run_id = $1::bigint
    and candidates.bucket = 'included'
    and listed.run_id = $2::bigint
    and listed.bucket = 'included'
    and listed.customer_id = candidates.customer_id;
