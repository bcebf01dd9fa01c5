-- Lists what each export sent last to each place, where it holds anybody.
--
-- Lists that another export took over by sending them anew, and those that somebody else answers for since, are left
-- out.
--
-- grain   one row a list: an export, its kind, channel and format
-- columns run_id bigint, export text, kind text, channel text, format text, contact_model text, definition_hash text,
--         data_parts text, included_count bigint
select
    newest.run_id,
    newest.export,
    newest.kind,
    newest.channel,
    newest.format,
    newest.contact_model,
    newest.definition_hash,
    newest.data_parts,
    newest.included_count
from (
    select
        runs.run_id,
        runs.export,
        runs.kind,
        runs.channel,
        split_part(runs.normaliser_version, '/', 1) as format,
        runs.contact_model,
        runs.definition_hash,
        runs.data_parts::text as data_parts,
        coalesce(runs.included_count, 0) as included_count,
        row_number() over (
            partition by
                runs.export, runs.kind, runs.channel, split_part(runs.normaliser_version, '/', 1)
            order by runs.sequence desc
        ) as place
    from segcast.export_runs as runs
    where runs.sequence is not null
) as newest
where
    newest.place = 1
    and newest.included_count > 0
    and not exists (
        select 1 as known
        from segcast.export_runs as heirs
        where
            heirs.previous_run_id = newest.run_id
            and heirs.export <> newest.export
            and heirs.sequence is not null
    )
    and not exists (
        select 1 as known
        from segcast.handed_over_lists as handed
        where
            handed.export = newest.export
            and handed.kind = newest.kind
            and handed.channel = newest.channel
            and handed.format = newest.format
            and handed.run_id >= newest.run_id
    )
order by newest.export, newest.kind, newest.channel, newest.format;
