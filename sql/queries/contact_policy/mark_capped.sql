-- Files included candidates whom a cap did not charge under that cap.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint   $2 scope text
update segcast.export_candidates as candidates
set bucket = 'capped:' || $2::text
where
    candidates.run_id = $1::bigint
    and candidates.bucket = 'included'
    and not exists (
        select 1 as charged
        from segcast.cap_counters as counters
        where
            counters.customer_id = candidates.customer_id
            and counters.scope = $2::text
            and candidates.reservation_id = any(counters.reservation_ids)
    );
