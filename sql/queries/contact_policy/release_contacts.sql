-- Gives back contacts of a run that will not happen after all.
--
-- grain   one row: how many
-- params  $1 run_id bigint   $2 customer_id bigint[], or null for everybody
-- columns released_count bigint
-- locks   the run
select segcast.release_contacts($1::bigint, $2::bigint[]) as released_count;
