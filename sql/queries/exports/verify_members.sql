-- Finds runs whose members are not their included candidates, each under the same contact.
--
-- grain   one row a run that breaks the rule
-- columns run_id bigint, customer_count bigint
with members as (
    select
        members.run_id,
        members.customer_id,
        members.reservation_id
    from segcast.export_members as members
),

included as (
    select
        candidates.run_id,
        candidates.customer_id,
        candidates.reservation_id
    from segcast.export_candidates as candidates
    inner join segcast.export_runs as runs on candidates.run_id = runs.run_id
    where
        candidates.bucket = 'included'
        and (
            runs.state in ('reserved', 'staged', 'committed', 'published')
            or runs.sequence is not null
        )
)

select
    coalesce(members.run_id, included.run_id) as run_id,
    count(*) as customer_count
from members
full join included
    on
        members.run_id = included.run_id
        and members.customer_id = included.customer_id
        and members.reservation_id = included.reservation_id
where members.run_id is null or included.run_id is null
group by 1
order by 1;
