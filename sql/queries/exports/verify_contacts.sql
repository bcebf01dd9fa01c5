-- Finds runs whose contacts are not those of their lists: one that is charged and is no included candidate's, or at
-- another time, on another channel or of another kind than its run; one that a list is under and that was given
-- back or is not there.
--
-- Whoever stays on a list is on it under the contact that let them in, which is an earlier run's. Whoever takes a
-- place in an audience over is on it under none of their own: all that finds them was on the list that the run
-- refreshed, and since when the place is held is what that list says.
--
-- grain   one row a run that breaks the rule
-- columns run_id bigint, contact_count bigint
with lists as (
    select
        runs.run_id,
        runs.previous_run_id,
        runs.channel,
        runs.contact_at,
        runs.contact_model,
        runs.state in ('reserved', 'staged', 'committed', 'published')
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
        lists.previous_run_id,
        contacts.customer_id,
        contacts.contact_at,
        unnest(coalesce(held.reached, held.identifiers)) as reached
    from segcast.reservations as contacts
    inner join lists on contacts.run_id = lists.run_id
    inner join segcast.export_candidates as held
        on contacts.run_id = held.run_id and contacts.customer_id = held.customer_id
    where
        contacts.released_at is null
        and contacts.contact_model = 'none'
        and lists.contact_model = 'presence'
),

places as (
    select
        earlier.run_id,
        earlier.contact_at,
        unnest(earlier.reached) as reached
    from (
        select
            listed.run_id,
            contacts.contact_at,
            coalesce(listed.reached, listed.identifiers) as reached
        from segcast.export_candidates as listed
        inner join segcast.reservations as contacts
            on
                listed.customer_id = contacts.customer_id
                and listed.reservation_id = contacts.reservation_id
        where
            listed.bucket = 'included'
            and listed.run_id in (select heirs.previous_run_id from heirs)
    ) as earlier
),

inherited as (
    select
        heirs.run_id,
        heirs.customer_id
    from heirs
    inner join lists on heirs.previous_run_id = lists.run_id and lists.contact_model = 'presence'
    -- By whichever of a place's identifiers are left: some may have been dropped since.
    inner join (
        select distinct
            entered.run_id,
            entered.contact_at
        from places as entered
    ) as entrances
        on
            heirs.previous_run_id = entrances.run_id
            and heirs.contact_at = entrances.contact_at
    left join places
        on heirs.previous_run_id = places.run_id and heirs.reached = places.reached
    group by heirs.run_id, heirs.customer_id
    having count(distinct heirs.reached) = count(distinct places.reached)
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
