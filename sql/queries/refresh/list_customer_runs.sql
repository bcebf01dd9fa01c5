-- Lists the export runs that considered a customer, and what became of the customer in each.
--
-- grain   one row a run, newest first
-- params  $1 customer_id bigint   $2 run_id bigint, or null for all   $3 limit bigint
-- columns run_id bigint, export text, kind text, is_removal boolean, channel text, state text as Exports.RunState,
--         as_of timestamptz, contact_at timestamptz, release_id bigint, definition_hash text, contact_model text,
--         committed_at timestamptz?, bucket text as ContactPolicy.Bucket, cap_name text?, charged_run_id bigint?,
--         charged_at timestamptz?, released_at timestamptz?, is_taken_over boolean?, is_member boolean,
--         file_names text?
select
    runs.run_id,
    runs.export,
    runs.kind,
    runs.is_removal,
    runs.channel,
    runs.state,
    runs.as_of,
    runs.contact_at,
    runs.release_id,
    runs.definition_hash,
    runs.contact_model,
    runs.committed_at,
    candidates.bucket,
    candidates.cap_name,
    reservations.run_id as charged_run_id,
    reservations.contact_at as charged_at,
    reservations.released_at,
    reservations.contact_model <> runs.contact_model as is_taken_over,
    members.customer_id is not null as is_member,
    (
        select string_agg(files.file_name, ' ' order by files.file_number)
        from segcast.export_files as files
        where files.run_id = runs.run_id and files.content = 'audience'
    ) as file_names
from segcast.export_candidates as candidates
inner join segcast.export_runs as runs on candidates.run_id = runs.run_id
left join segcast.reservations as reservations
    on
        candidates.customer_id = reservations.customer_id
        and candidates.reservation_id = reservations.reservation_id
left join segcast.export_members as members
    on candidates.run_id = members.run_id and candidates.customer_id = members.customer_id
where
    candidates.customer_id = $1::bigint
    and ($2::bigint is null or candidates.run_id = $2::bigint)
order by runs.run_id desc
limit $3::bigint;
