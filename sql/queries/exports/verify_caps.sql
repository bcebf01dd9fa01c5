-- Finds customers with more contacts in a window than a cap allows, counted from the reservations.
--
-- grain   one row a run whose contact was one too many
-- params  $1 channels text[]   $2 cap integer   $3 window in hours integer
select
    late.run_id,
    runs.export
from (
    select
        reservations.run_id,
        count(*) over (
            partition by reservations.customer_id
            order by reservations.contact_at
            range between ($3::integer * interval '1 hour' - interval '1 microsecond') preceding and current row
        ) as contact_count
    from segcast.reservations as reservations
    where reservations.released_at is null and reservations.channel = any($1::text[])
) as late
inner join segcast.export_runs as runs on late.run_id = runs.run_id
where late.contact_count > $2::integer
group by late.run_id, runs.export
order by late.run_id;
