-- Finds customers with more contacts in a window than a cap allows, counted from the reservations.
--
-- grain   one row a run whose contact was one too many
-- params  $1 channels text[]   $2 cap integer   $3 window in hours integer
select
    late.run_id,
    runs.export
from segcast.reservations as late
inner join segcast.reservations as earlier
    on
        late.customer_id = earlier.customer_id
        and late.contact_at >= earlier.contact_at
        and earlier.contact_at > late.contact_at - $3::integer * interval '1 hour'
inner join segcast.export_runs as runs on late.run_id = runs.run_id
where
    late.released_at is null
    and earlier.released_at is null
    and late.channel = any($1::text[])
    and earlier.channel = any($1::text[])
group by late.customer_id, late.reservation_id, late.run_id, runs.export
having count(*) > $2::integer
order by late.run_id;
