-- Finds identifiers that candidates may not be found by: those of somebody who is denied, and those that reach a mailbox
-- or number which a candidate before them bears, in whatever form the destination is told of it.
--
-- Of several, whoever was found by it on the list that the run refreshes has it still, then the smallest number.
--
-- grain   one row a candidate who loses any, with all that are lost
-- params  $1 run_id bigint, of the list that is refreshed, or null
create temporary table lost on commit drop as
with borne as (
    select
        bearers.customer_id,
        unnest(bearers.identifiers) as identifier,
        unnest(coalesce(bearers.reached, bearers.identifiers)) as reached
    from pg_temp.bearers as bearers
),

shared as (
    select borne.reached
    from borne
    group by borne.reached
    having count(*) > 1
),

-- Few: each is looked up by its key.
claims as materialized (
    select
        borne.identifier,
        borne.reached,
        borne.customer_id,
        (
            select borne.identifier = any(listed.identifiers)
            from segcast.export_candidates as listed
            where
                listed.run_id = $1::bigint
                and listed.customer_id = borne.customer_id
                and listed.bucket = 'included'
        ) is true as is_present
    from borne
    inner join shared on borne.reached = shared.reached
),

firsts as (
    select distinct on (claims.reached)
        claims.reached,
        claims.customer_id
    from claims
    order by claims.reached asc, claims.is_present desc, claims.customer_id asc
)

select
    gone.customer_id,
    bool_or(gone.is_denied) as is_denied,
    array_agg(gone.identifier) as identifiers
from (
    select
        borne.customer_id,
        borne.identifier,
        true as is_denied
    from borne
    inner join (
        select distinct denied.identifier
        from pg_temp.denied as denied
    ) as denied on borne.identifier = denied.identifier
    union all
    select
        claims.customer_id,
        claims.identifier,
        false as is_denied
    from claims
    inner join firsts on claims.reached = firsts.reached
    where claims.customer_id <> firsts.customer_id
) as gone
group by gone.customer_id;
