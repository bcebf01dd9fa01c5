-- Counts under each cap of a run, as they stood when it was planned and without the run's own: a customer's contacts, or
-- those of the mailbox or number they are found by which had the most.
--
-- grain   one row a cap
-- params  $1 customer_id bigint   $2 run_id bigint
-- columns cap jsonb, contact_count bigint
with caps as (
    select
        known.cap_name,
        to_jsonb(known.*) as cap,
        segcast.runs_under(known.*, runs.contact_at) as counted_runs,
        runs.run_id,
        runs.planned_at,
        coalesce(own.reached, own.identifiers) as reached
    from segcast.export_runs as runs
    cross join
        lateral jsonb_populate_recordset(null::segcast.frequency_caps, runs.caps) as known
    left join segcast.export_candidates as own
        on runs.run_id = own.run_id and own.customer_id = $1::bigint
    where runs.run_id = $2::bigint
),

contacts as (
    select
        caps.cap_name,
        made.customer_id,
        made.reservation_id,
        array(
            select distinct found.identifier
            from unnest(coalesce(earlier.reached, earlier.identifiers)) as found (identifier)
            where found.identifier = any(caps.reached)
        ) as shared
    from caps
    inner join segcast.reservations as made
        on made.run_id = any(caps.counted_runs) and caps.run_id > made.run_id
    inner join segcast.export_candidates as earlier
        on made.customer_id = earlier.customer_id and made.run_id = earlier.run_id
    where
        made.contact_model <> 'none'
        and (made.released_at is null or made.released_at > caps.planned_at)
        and (
            made.customer_id = $1::bigint
            or coalesce(earlier.reached, earlier.identifiers) && caps.reached
        )
),

counts as (
    select
        contacts.cap_name,
        count(*) as contact_count
    from contacts
    where contacts.customer_id = $1::bigint
    group by contacts.cap_name
    union all
    select
        contacts.cap_name,
        count(*) as contact_count
    from contacts
    cross join lateral unnest(contacts.shared) as mailbox (reached)
    group by contacts.cap_name, mailbox.reached
)

select
    caps.cap,
    coalesce(max(counts.contact_count), 0) as contact_count
from caps
left join counts on caps.cap_name = counts.cap_name
group by caps.cap_name, caps.cap
order by caps.cap_name;
