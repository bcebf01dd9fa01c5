-- Runs that only take people off the last list: they wait for no release.
alter table segcast.export_runs add column is_removal boolean not null default false;

create or replace view segcast_v1.exports as
select
    export_runs.run_id,
    export_runs.export,
    export_runs.kind,
    export_runs.channel,
    export_runs.state,
    export_runs.sequence,
    export_runs.as_of,
    export_runs.release_id,
    export_runs.definition_hash,
    export_runs.candidate_count,
    export_runs.included_count,
    export_runs.excluded_count,
    export_files.file_name,
    export_files.file_sha256,
    export_runs.published_at,
    export_runs.attention_reason,
    export_runs.is_removal
from segcast.export_runs
left join segcast.export_files
    on export_runs.run_id = export_files.run_id and export_files.file_number = 1;
