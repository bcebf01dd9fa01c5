-- Lists runs, whether an owner may be writing their files, and the last token that an owner of their export had.
--
-- An owner may write while a run is not over, and while somebody holds its export.
--
-- grain   one row a run
-- params  $1 what the name of an export's lease begins with, text
-- columns run_id bigint, export text, last_token bigint, is_open boolean
select
    runs.run_id,
    runs.export,
    coalesce(leases.token, 0) as last_token,
    runs.state in ('planned', 'reserved', 'staged', 'committed', 'needs_attention')
    or coalesce(leases.expires_at >= clock_timestamp(), false) as is_open
from segcast.export_runs as runs
left join segcast.leases as leases on leases.lease_name = $1::text || runs.export
order by runs.run_id;
