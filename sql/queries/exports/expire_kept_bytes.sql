-- Forgets kept bytes whose retention has ended; those of each export's newest run stay.
--
-- grain   none
-- params  $1 export text   $2 committed_before timestamptz
delete from segcast.kept_bytes
where run_id in (
    select runs.run_id
    from segcast.export_runs as runs
    where
        runs.export = $1::text
        and runs.committed_at < $2::timestamptz
        and runs.sequence < (
            select max(newest.sequence)
            from segcast.export_runs as newest
            where newest.export = $1::text
        )
);
