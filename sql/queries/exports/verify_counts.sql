-- Finds runs whose counts differ from their candidates, members or file.
--
-- grain   one row a run that breaks the rule
-- columns run_id bigint, export text
with candidates as (
    select
        run_id,
        count(*) as candidate_count,
        count(*) filter (where bucket = 'included') as included_count
    from segcast.export_candidates
    group by run_id
),

members as (
    select
        run_id,
        count(*) as member_count
    from segcast.export_members
    group by run_id
)

select
    runs.run_id,
    runs.export
from segcast.export_runs as runs
left join candidates on runs.run_id = candidates.run_id
left join members on runs.run_id = members.run_id
where
    runs.state in ('reserved', 'staged', 'committed', 'published')
    and (
        runs.candidate_count is distinct from coalesce(candidates.candidate_count, 0)
        or runs.included_count is distinct from coalesce(candidates.included_count, 0)
        or runs.included_count is distinct from coalesce(members.member_count, 0)
        or coalesce(runs.row_count, runs.included_count) is distinct from runs.included_count
    )
order by runs.run_id;
