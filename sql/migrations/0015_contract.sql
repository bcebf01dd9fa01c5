-- The public contract: views that others may build on.
--
-- A customer is called by the key of the space in force, and stands there without one who has none in it.
create schema segcast_v1;
comment on schema segcast_v1 is 'The public SQL contract of Segcast: views that are never renamed or dropped.';
revoke all on schema segcast_v1 from public;

create view segcast_v1.segments as
select
    segments.segment,
    segments.owner,
    segments.purpose,
    segments.definition_hash
from segcast.segments;
comment on view segcast_v1.segments is 'One row a segment in force: its owner, its purpose and the hash of its definition.';

create view segcast_v1.segment_members as
select
    memberships.segment,
    keys.external_key as customer_key,
    memberships.customer_id,
    memberships.entered_at,
    memberships.entered_release_id as release_id,
    memberships.entered_definition_hash as definition_hash,
    memberships.entered_reason
from segcast.memberships
left join segcast.keys_in_force as keys on memberships.customer_id = keys.customer_id
where memberships.left_at = 'infinity';
comment on view segcast_v1.segment_members is 'Who is in which segment now, since when, and which release and definition put them there.';

create view segcast_v1.segment_history as
select
    memberships.segment,
    keys.external_key as customer_key,
    memberships.customer_id,
    memberships.entered_at,
    memberships.left_at,
    memberships.entered_release_id,
    memberships.left_release_id,
    memberships.entered_reason,
    memberships.left_reason
from segcast.memberships
left join segcast.keys_in_force as keys on memberships.customer_id = keys.customer_id;
comment on view segcast_v1.segment_history is 'Every stay of a customer in a segment; left_at is infinity while it lasts.';

create view segcast_v1.segment_sizes as
select
    segment_refreshes.segment,
    segment_refreshes.as_of,
    segment_refreshes.release_id,
    segment_refreshes.member_count,
    segment_refreshes.entered_count,
    segment_refreshes.left_count
from segcast.segment_refreshes;
comment on view segcast_v1.segment_sizes is 'How large each segment was at each refresh, and how many entered and left; no customers.';

create view segcast_v1.scores as
select
    keys.external_key as customer_key,
    scores.customer_id,
    release_outcomes.outcome,
    score_columns.horizon_days,
    scores.score_values[release_outcomes.score_position] as score,
    release_outcomes.version as model_version,
    releases.release_id,
    releases.as_of,
    release_outcomes.valid_until
from segcast.current_release
inner join segcast.releases on current_release.release_id = releases.release_id
inner join segcast.release_outcomes on releases.release_id = release_outcomes.release_id
inner join segcast.score_columns on release_outcomes.score_position = score_columns.score_position
inner join segcast.scores on releases.release_id = scores.release_id
left join segcast.keys_in_force as keys on scores.customer_id = keys.customer_id
where scores.score_values[release_outcomes.score_position] is not null;
comment on view segcast_v1.scores is 'The scores in force: one row a customer of an outcome''s population and outcome.';

create view segcast_v1.model_versions as
select
    model_versions.outcome,
    model_versions.version,
    model_versions.horizon_days,
    model_versions.as_of,
    model_versions.trained_at,
    model_versions.author,
    model_versions.metrics,
    approvals.approver,
    approvals.governance,
    approvals.approved_at,
    acting_champions.version is not null as is_champion
from segcast.model_versions
left join segcast.approvals
    on model_versions.outcome = approvals.outcome and model_versions.version = approvals.version
left join segcast.acting_champions
    on
        model_versions.outcome = acting_champions.outcome
        and model_versions.version = acting_champions.version;
comment on view segcast_v1.model_versions is 'Every model version, who trained it, who approved it, and which one scores.';

create view segcast_v1.exports as
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
    export_runs.is_removal,
    export_runs.brand
from segcast.export_runs
left join segcast.export_files
    on export_runs.run_id = export_files.run_id and export_files.file_number = 1;
comment on view segcast_v1.exports is 'Every export run, its state, its counts and its file.';

create view segcast_v1.export_files as
select
    export_files.run_id,
    export_files.file_number,
    export_files.content,
    export_files.file_name,
    export_files.row_count,
    export_files.byte_count,
    export_files.file_sha256
from segcast.export_files;
comment on view segcast_v1.export_files is 'Every file of every run: whom to add, or whom to remove.';

create view segcast_v1.export_buckets as
select
    export_candidates.run_id,
    concat_ws(':', export_candidates.bucket, export_candidates.cap_name) as bucket,
    count(*) as customer_count
from segcast.export_candidates
group by export_candidates.run_id, export_candidates.bucket, export_candidates.cap_name;
comment on view segcast_v1.export_buckets is 'How many candidates of each run ended in which bucket, counted from the candidates themselves.';

create view segcast_v1.exported_customers as
select
    export_members.run_id,
    export_runs.export,
    keys.external_key as customer_key,
    export_members.customer_id,
    export_runs.state,
    export_runs.release_id
from segcast.export_members
inner join segcast.export_runs on export_members.run_id = export_runs.run_id
left join segcast.keys_in_force as keys on export_members.customer_id = keys.customer_id;
comment on view segcast_v1.exported_customers is 'Whom each run''s file holds.';

create view segcast_v1.attempts as
select
    attempts.attempt_id,
    attempts.command,
    attempts.as_of,
    attempts.begun_at,
    attempts.begun_by,
    results.recorded_at as ended_at,
    coalesce(results.state, 'unfinished') as state,
    results.exit_code,
    results.reason_code,
    results.words
from segcast.attempts
left join segcast.attempt_results as results
    on attempts.attempt_id = results.attempt_id and results.part = 'attempt';
comment on view segcast_v1.attempts is 'Each segcast run and segcast export: made (all of it), held (something was not made, the rest was), failed (ended before its lists), or unfinished (at work, stopped or killed); kept for 400 days.';
comment on column segcast_v1.attempts.as_of is 'The as-of; null where it could not be told.';
comment on column segcast_v1.attempts.begun_by is 'Which login.';
comment on column segcast_v1.attempts.exit_code is 'What the command ended with: 0 where all was made.';

create view segcast_v1.attempt_results as
select
    results.attempt_id,
    attempts.command,
    attempts.as_of,
    results.part,
    results.subject,
    results.state,
    results.reason_code,
    results.words,
    results.exit_code,
    results.release_id,
    results.run_id,
    results.recorded_at
from segcast.attempt_results as results
inner join segcast.attempts on results.attempt_id = attempts.attempt_id
where results.part <> 'attempt';
comment on view segcast_v1.attempt_results is 'What came of each training, outcome, segment and export of an attempt; no customers. What was late or failed: part = ''export'' and state in (''held'', ''failed'').';
comment on column segcast_v1.attempt_results.part is 'training, outcome, segment or export.';
comment on column segcast_v1.attempt_results.subject is 'The name of the outcome, segment or export; empty for all exports.';
comment on column segcast_v1.attempt_results.state is 'made; unchanged (there already); held (waits for what it reads); failed (refused, and why).';
comment on column segcast_v1.attempt_results.reason_code is 'Why it is held or failed, in one word; null where it is neither.';
comment on column segcast_v1.attempt_results.words is 'What was made, or why not and what to do.';
comment on column segcast_v1.attempt_results.run_id is 'The export run; null where none was made.';

revoke all on all tables in schema segcast, segcast_v1 from public;
