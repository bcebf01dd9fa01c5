-- Finds identifiers that candidates may not be found by: those of somebody who is denied, and those that a
-- candidate before them bears.
--
-- grain   one row a candidate who loses any, with all that are lost
create temporary table lost on commit drop as
with borne as (
    select
        bearers.customer_id,
        unnest(bearers.identifiers) as identifier
    from pg_temp.bearers as bearers
),

shared as (
    select
        borne.identifier,
        min(borne.customer_id) as first_id
    from borne
    group by borne.identifier
    having count(*) > 1
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
        borne.customer_id,
        borne.identifier,
        false as is_denied
    from borne
    inner join shared on borne.identifier = shared.identifier
    where borne.customer_id > shared.first_id
) as gone
group by gone.customer_id;
