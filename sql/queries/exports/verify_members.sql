-- Finds members who are not included candidates, or whose contact was given back.
--
-- grain   one row a run that breaks the rule
select
    members.run_id,
    runs.export
from segcast.export_members as members
inner join segcast.export_runs as runs on members.run_id = runs.run_id
left join segcast.export_candidates as candidates
    on members.customer_id = candidates.customer_id and members.run_id = candidates.run_id
left join segcast.reservations as reservations
    on
        members.customer_id = reservations.customer_id
        and members.reservation_id = reservations.reservation_id
where candidates.bucket is distinct from 'included' or reservations.released_at is not null
group by members.run_id, runs.export
order by members.run_id;
