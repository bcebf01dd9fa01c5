-- Finds runs whose contacts are not those of their lists: one that is charged and is no included candidate's, or at
-- another time, on another channel or of another kind than its run; one that a list is under and that was given
-- back or is not there.
--
-- Whoever stays on a list is on it under the contact that let them in, which is an earlier run's.
--
-- grain   one row a run that breaks the rule
with lists as (
    select
        runs.run_id,
        runs.channel,
        runs.contact_at,
        runs.contact_model,
        runs.state in ('reserved', 'staged', 'committed', 'published', 'acknowledged')
        or runs.sequence is not null as is_charged
    from segcast.export_runs as runs
),

included as (
    select
        candidates.run_id,
        candidates.customer_id,
        candidates.reservation_id
    from segcast.export_candidates as candidates
    inner join lists on candidates.run_id = lists.run_id and lists.is_charged
    where candidates.bucket = 'included'
),

broken as (
    select reservations.run_id
    from segcast.reservations as reservations
    left join lists on reservations.run_id = lists.run_id
    left join included
        on
            reservations.run_id = included.run_id
            and reservations.customer_id = included.customer_id
            and reservations.reservation_id = included.reservation_id
    where
        reservations.released_at is null
        and (
            included.run_id is null
            or reservations.channel <> lists.channel
            or reservations.contact_at <> lists.contact_at
            or reservations.contact_model <> lists.contact_model
        )
    union all
    select included.run_id
    from included
    left join segcast.reservations as reservations
        on
            included.customer_id = reservations.customer_id
            and included.reservation_id = reservations.reservation_id
    where
        reservations.run_id is null
        or reservations.released_at is not null
        or reservations.run_id > included.run_id
)

select
    run_id,
    count(*) as contact_count
from broken
group by run_id
order by run_id;
