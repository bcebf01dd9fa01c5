-- Finds runs whose contacts are not those of their lists: one that is charged and is no included candidate's, or at
-- another time, on another channel or of another kind than its run; one that a list is under and that was given
-- back or is not there.
--
-- Whoever stays on a list is on it under the contact that let them in, which is an earlier run's. Whoever takes a
-- place in an audience over is on it under none of their own: all that finds them was on an earlier list of the
-- export, and since when the place is held is what one of those lists says.
--
-- grain   one row a run that breaks the rule
with lists as (
    select
        runs.run_id,
        runs.export,
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

heirs as materialized (
    select
        lists.run_id,
        lists.export,
        places.customer_id,
        places.contact_at,
        unnest(coalesce(held.reached, held.identifiers)) as reached
    from segcast.reservations as places
    inner join lists on places.run_id = lists.run_id
    inner join segcast.export_candidates as held
        on places.run_id = held.run_id and places.customer_id = held.customer_id
    where
        places.released_at is null
        and places.contact_model = 'none'
        and lists.contact_model = 'presence'
),

inherited as (
    select
        heirs.run_id,
        heirs.customer_id
    from heirs
    left join (
        select
            borne.run_id,
            borne.reached,
            lists.export,
            contacts.contact_at
        from (
            select
                earlier.run_id,
                earlier.customer_id,
                earlier.reservation_id,
                unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
            from segcast.export_candidates as earlier
            where earlier.bucket = 'included' and exists (select from heirs)
        ) as borne
        inner join lists
            on borne.run_id = lists.run_id and lists.is_charged and lists.contact_model = 'presence'
        inner join segcast.reservations as contacts
            on
                borne.customer_id = contacts.customer_id
                and borne.reservation_id = contacts.reservation_id
    ) as listed
        on
            heirs.export = listed.export
            and heirs.reached = listed.reached
            and heirs.run_id > listed.run_id
    group by heirs.run_id, heirs.customer_id
    having
        count(distinct heirs.reached) = count(distinct listed.reached)
        and bool_or(listed.contact_at = heirs.contact_at)
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
    left join inherited
        on
            reservations.run_id = inherited.run_id
            and reservations.customer_id = inherited.customer_id
            and reservations.contact_model = 'none'
    where
        reservations.released_at is null
        and (
            included.run_id is null
            or reservations.channel <> lists.channel
            or (
                inherited.run_id is null
                and (
                    reservations.contact_at <> lists.contact_at
                    or reservations.contact_model <> lists.contact_model
                )
            )
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
