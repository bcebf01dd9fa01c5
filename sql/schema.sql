-- What the migrations add up to, made by .ci/schema: to be read, and compared by .ci/run; never run.

CREATE SCHEMA segcast;
COMMENT ON SCHEMA segcast IS 'Private tables of Segcast; build on segcast_v1 instead.';

CREATE SCHEMA segcast_data;
COMMENT ON SCHEMA segcast_data IS 'Partitions of Segcast''s per-customer tables, one a build or release.';

CREATE SCHEMA segcast_v1;
COMMENT ON SCHEMA segcast_v1 IS 'The public SQL contract of Segcast: views that are never renamed or dropped.';

CREATE FUNCTION segcast.accept_run(run_id bigint, reason text) RETURNS TABLE(export text, accepted_for text, accepted_count bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.accept_run(run_id bigint, reason text) IS 'Lets a run go on that waited for a person, as the session''s user and for a reason: from its plan, or where it has a number from its files; it answers what was asked, and covers the list that was shown.';

CREATE FUNCTION segcast.acquire_lease(lease_name text, holder uuid, ttl_seconds integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.acquire_lease(lease_name text, holder uuid, ttl_seconds integer) IS 'Takes a lease that is free or expired, for a minute at most, and returns its token; NULL while somebody holds it.';

CREATE FUNCTION segcast.adopt_sequence(export text, sequence bigint, manifest_sha256 text) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.adopt_sequence(export text, sequence bigint, manifest_sha256 text) IS 'Goes on behind a number that was sent and that this database does not know; never back.';

CREATE FUNCTION segcast.append_audit(event text, subject text, detail jsonb) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.append_audit(event text, subject text, detail jsonb) IS 'Appends one entry to the audit trail as the session''s user and returns its number.';

CREATE FUNCTION segcast.append_event(event text, subject text, detail jsonb) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.append_event(event text, subject text, detail jsonb) IS 'Appends what a command of the session''s user did to the audit trail, and returns the entry''s number.';

CREATE FUNCTION segcast.apply_caps(caps jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.apply_caps(caps jsonb) IS 'Puts the frequency caps of a policy in force and says so in the audit trail; whoever applies definitions may.';

CREATE FUNCTION segcast.approve_version(outcome text, version integer, governance text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.approve_version(outcome text, version integer, governance text) IS 'Approves a version as the session''s user, makes it the champion, and returns the governance it was approved under.';

CREATE FUNCTION segcast.as_feature(measured numeric) RETURNS real
    LANGUAGE sql IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION segcast.as_feature(measured numeric) IS 'A measure as a model sees it: NaN, infinities and numbers past 1e30 are unknown.';

CREATE FUNCTION segcast.attach_partition(parent text, partition_id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.attach_partition(parent text, partition_id bigint) IS 'Keys, analyses and attaches a loaded table of segcast.make_partition.';

CREATE FUNCTION segcast.begin_key_change(key_id text, next_key_id text, reason text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.begin_key_change(key_id text, next_key_id text, reason text) IS 'Begins to put names and kept bytes under another key, or goes on; returns the last run that is under it.';

CREATE FUNCTION segcast.charge_run(charged_run bigint, entered_before timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.charge_run(charged_run bigint, entered_before timestamp with time zone) IS 'Charges one contact to each included candidate of a planned run who has room under every cap of its channel, files the others under the cap that refused, and gives back their places; returns how many were charged.';

CREATE FUNCTION segcast.clock_time(instant timestamp with time zone, time_zone text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE;
COMMENT ON FUNCTION segcast.clock_time(instant timestamp with time zone, time_zone text) IS 'An instant as a zone''s clocks show it, to the microsecond: what stays the same when the zone of a contract is edited.';

CREATE FUNCTION segcast.drop_partition(parent text, partition_id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp' SET lock_timeout TO '5s';
COMMENT ON FUNCTION segcast.drop_partition(parent text, partition_id bigint) IS 'Drops one partition, attached or not; gives up on a lock after five seconds.';

CREATE FUNCTION segcast.expire_kept_bytes(export text, committed_before timestamp with time zone) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.expire_kept_bytes(export text, committed_before timestamp with time zone) IS 'Forgets kept bytes whose retention has ended, and returns whose; those of each list''s newest run, and of the last day, stay.';

CREATE FUNCTION segcast.file_candidates(filed_run bigint, customers bigint[], buckets text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.file_candidates(filed_run bigint, customers bigint[], buckets text[]) IS 'Files candidates of a run that has no number under the reasons why they leave it; returns how many.';

CREATE FUNCTION segcast.finish_key_change(reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.finish_key_change(reason text) IS 'Puts the next key in force once everything is under it, and returns which it is.';

CREATE FUNCTION segcast.forget_candidates(forgotten_run bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.forget_candidates(forgotten_run bigint) IS 'Forgets whom a planned run considered, so that it can be planned again; returns how many.';

CREATE FUNCTION segcast.forget_files(run_id bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.forget_files(run_id bigint) IS 'Forgets the files of a run that has no number, and their bytes.';

CREATE FUNCTION segcast.forget_lost_bytes(next_key_id text, reason text) RETURNS TABLE(run_id bigint, export text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.forget_lost_bytes(next_key_id text, reason text) IS 'Puts a key in force in the place of a lost one, forgets the bytes that nobody can open any more, and returns whose they were.';

CREATE FUNCTION segcast.freeze_members(run_id bigint) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.freeze_members(run_id bigint) IS 'Makes the included candidates of a planned run its list; whoever was not charged cannot be on it. Returns how many.';

CREATE TABLE segcast.governance (
    governance_id bigint NOT NULL,
    governance text NOT NULL,
    set_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    set_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT governance_is_known CHECK ((governance = ANY (ARRAY['single_operator'::text, 'four_eyes'::text])))
);
COMMENT ON TABLE segcast.governance IS 'local: who may approve a model, and since when; the last row counts, and definitions can only be stricter';

CREATE FUNCTION segcast.governance_in_force() RETURNS text
    LANGUAGE sql STABLE;
COMMENT ON FUNCTION segcast.governance_in_force() IS 'Who may approve a model: by the row that was set last.';

CREATE FUNCTION segcast.governance_strictness(governance text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION segcast.governance_strictness(governance text) IS 'How much a governance asks for, null for what is none: one takes the place of another only where it is more.';

CREATE TABLE segcast.export_runs (
    run_id bigint NOT NULL,
    export text NOT NULL,
    export_key text NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    brand text DEFAULT 'default'::text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    contact_at timestamp with time zone NOT NULL,
    release_id bigint NOT NULL,
    definition_hash text NOT NULL,
    governance text NOT NULL,
    synthetic_contacts boolean NOT NULL,
    normaliser_version text NOT NULL,
    lease_token bigint NOT NULL,
    contact_model text DEFAULT 'send'::text NOT NULL,
    caps jsonb DEFAULT '[]'::jsonb NOT NULL,
    is_removal boolean DEFAULT false NOT NULL,
    data_hash text,
    data_parts jsonb DEFAULT '{}'::jsonb NOT NULL,
    logical_time text,
    again_reason text,
    planned_by text DEFAULT SESSION_USER,
    planned_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    previous_run_id bigint,
    state text DEFAULT 'planned'::text NOT NULL,
    attention_reason text,
    attention_count bigint,
    accepted_by text,
    accepted_for text,
    accepted_count bigint,
    accepted_reason text,
    candidate_count bigint,
    included_count bigint,
    excluded_count bigint,
    allowed_count bigint,
    row_count bigint,
    key_id text,
    sequence bigint,
    manifest_name text,
    manifest text,
    manifest_sha256 text,
    previous_manifest_sha256 text,
    has_head boolean DEFAULT true NOT NULL,
    committed_at timestamp with time zone,
    published_at timestamp with time zone,
    may_be_locked boolean DEFAULT true NOT NULL,
    CONSTRAINT accepted_for_is_known CHECK ((accepted_for = ANY (ARRAY['volume_changed'::text, 'foreign_file'::text]))),
    CONSTRAINT attention_has_a_reason CHECK (((state = 'needs_attention'::text) = (attention_reason IS NOT NULL))),
    CONSTRAINT attention_reason_is_known CHECK ((attention_reason = ANY (ARRAY['volume_changed'::text, 'foreign_file'::text]))),
    CONSTRAINT candidates_are_included_or_excluded CHECK ((candidate_count = (included_count + excluded_count))),
    CONSTRAINT committed_is_complete CHECK (((state <> ALL (ARRAY['committed'::text, 'published'::text])) OR ((sequence IS NOT NULL) AND (row_count IS NOT NULL) AND (manifest_sha256 IS NOT NULL) AND (candidate_count IS NOT NULL)))),
    CONSTRAINT contact_model_is_known CHECK ((contact_model = ANY (ARRAY['send'::text, 'presence'::text, 'none'::text]))),
    CONSTRAINT exclusion_charges_nothing CHECK (((kind = 'include'::text) OR (contact_model = 'none'::text))),
    CONSTRAINT file_holds_the_included CHECK ((row_count = included_count)),
    CONSTRAINT kind_is_known CHECK ((kind = ANY (ARRAY['include'::text, 'exclude'::text]))),
    CONSTRAINT lock_says_nothing CHECK (may_be_locked),
    CONSTRAINT state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'reserved'::text, 'staged'::text, 'committed'::text, 'published'::text, 'superseded'::text, 'cancelled'::text, 'needs_attention'::text])))
);
COMMENT ON TABLE segcast.export_runs IS 'local: each run of an export, from plan to published file';
COMMENT ON COLUMN segcast.export_runs.may_be_locked IS 'Always true: whoever may write this column alone may lock the run.';

CREATE FUNCTION segcast.is_as_defined(run segcast.export_runs) RETURNS boolean
    LANGUAGE sql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.is_as_defined(run segcast.export_runs) IS 'Whether a run counts contacts as its definition says; null where the definition is not kept or is of another program.';

CREATE FUNCTION segcast.judge_adoption(event text, subject text, detail jsonb, is_worker boolean) RETURNS void
    LANGUAGE plpgsql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.judge_adoption(event text, subject text, detail jsonb, is_worker boolean) IS 'Lets only the worker go on from numbers of an outbox that the database does not know.';

CREATE FUNCTION segcast.judge_run_event(event text, subject text, detail jsonb, is_worker boolean) RETURNS void
    LANGUAGE plpgsql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.judge_run_event(event text, subject text, detail jsonb, is_worker boolean) IS 'Refuses an entry of a run that its row does not say.';

CREATE FUNCTION segcast.keep_present(planned_run bigint, listed_run bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.keep_present(planned_run bigint, listed_run bigint) IS 'Lets those who are in the audience already stay, under the contact that let them in, also where another record is found by what was on the list; returns how many.';

CREATE FUNCTION segcast.lock_unnumbered(unnumbered_run bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.lock_unnumbered(unnumbered_run bigint) IS 'Locks a run that has no number, and refuses one that has.';

CREATE FUNCTION segcast.make_partition(parent text, partition_id bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.make_partition(parent text, partition_id bigint) IS 'Makes an empty, standalone table for one build or release, to be loaded and then attached.';

CREATE FUNCTION segcast.mark_attention(run_id bigint, token bigint, reason text, shown_count bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_attention(run_id bigint, token bigint, reason text, shown_count bigint) IS 'Lets a run wait for a person.';

CREATE FUNCTION segcast.mark_committed(run_id bigint, token bigint, sequence bigint, manifest_name text, manifest text, manifest_sha256 text, previous_manifest_sha256 text, committed_at timestamp with time zone) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_committed(run_id bigint, token bigint, sequence bigint, manifest_name text, manifest text, manifest_sha256 text, previous_manifest_sha256 text, committed_at timestamp with time zone) IS 'Commits a staged run, everybody on whose list is charged, to the next number of its export, and to its manifest.';

CREATE FUNCTION segcast.mark_ended(run_id bigint, state text) RETURNS SETOF text
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_ended(run_id bigint, state text) IS 'Ends a run that has no number, and what was accepted of it, and returns its export.';

CREATE FUNCTION segcast.mark_planned(run_id bigint, token bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_planned(run_id bigint, token bigint) IS 'Lets a run whose list was given back be planned again.';

CREATE FUNCTION segcast.mark_published(run_id bigint, token bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_published(run_id bigint, token bigint) IS 'Marks a committed run published: its files lie in the outbox.';

CREATE FUNCTION segcast.mark_resealed(run_id bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_resealed(run_id bigint) IS 'Notes that all that is kept of a run is under the next key.';

CREATE FUNCTION segcast.mark_reserved(run_id bigint, token bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_reserved(run_id bigint, token bigint) IS 'Marks a run reserved whose candidates are counted, if it counts contacts as its definition says.';

CREATE FUNCTION segcast.mark_staged(run_id bigint, token bigint, row_count bigint, key_id text) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.mark_staged(run_id bigint, token bigint, row_count bigint, key_id text) IS 'Marks a run staged: its files are written, and kept under the key in force.';

CREATE FUNCTION segcast.may_append_all() RETURNS boolean
    LANGUAGE sql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.may_append_all() IS 'Whether the session''s user may append every event, as the worker may, and not only those of exports.';

CREATE TABLE segcast.lease_kinds (
    lease_kind text NOT NULL
);
COMMENT ON TABLE segcast.lease_kinds IS 'local: the first words of leases that whoever exports may take; all others are the worker''s';

CREATE FUNCTION segcast.may_hold(lease_name text) RETURNS boolean
    LANGUAGE sql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.may_hold(lease_name text) IS 'Whether the session''s user may take a lease.';

CREATE FUNCTION segcast.name_files(run_id bigint, file_names text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.name_files(run_id bigint, file_names text[]) IS 'Gives the files of a committed run the names they are published under.';

CREATE FUNCTION segcast.narrow_identifiers(narrowed_run bigint, customers bigint[], kept uuid[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.narrow_identifiers(narrowed_run bigint, customers bigint[], kept uuid[]) IS 'Notes that some on the list of a run that has no number are found by less than was planned; returns how many.';

CREATE FUNCTION segcast.needs_somebody_else(governance text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION segcast.needs_somebody_else(governance text) IS 'Whether a model''s author may not be the one who approves it; where the word is no governance, none may.';

CREATE FUNCTION segcast.next_sequence(export text) RETURNS TABLE(sequence bigint, last_manifest_sha256 text)
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.next_sequence(export text) IS 'Locks the counter of an export and returns the number that comes next; mark_committed takes it.';

CREATE FUNCTION segcast.pass_key_change(passed_run bigint) RETURNS SETOF bigint
    LANGUAGE sql SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.pass_key_change(passed_run bigint) IS 'Notes that a run is under the next key; whoever seals its bytes anew may.';

CREATE FUNCTION segcast.put_key_in_force(next_key_id text) RETURNS void
    LANGUAGE sql SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.put_key_in_force(next_key_id text) IS 'Puts a key in force, once everything is under it or what was not is gone.';

CREATE FUNCTION segcast.recount_run(run_id bigint, token bigint) RETURNS TABLE(included_count bigint, allowed_count bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.recount_run(run_id bigint, token bigint) IS 'Counts the candidates of a run that has no number: how many are on its list, and how many would be had the caps room.';

CREATE FUNCTION segcast.release_contacts(released_run bigint, released_customers bigint[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.release_contacts(released_run bigint, released_customers bigint[]) IS 'Takes some customers, or with null all, off the list of a run that has no number, and gives back their contacts; returns how many were charged.';

CREATE FUNCTION segcast.release_lease(lease_name text, token bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.release_lease(lease_name text, token bigint) IS 'Gives a lease back, and says whether it was still held.';

CREATE FUNCTION segcast.rename_identifiers(renamed_run bigint, customers bigint[], identifiers text[], reached text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.rename_identifiers(renamed_run bigint, customers bigint[], identifiers text[], reached text[]) IS 'Gives those whom a run considered the names that their identifiers have under the next key, as many as they had; returns how many got them.';

CREATE FUNCTION segcast.renew_lease(lease_name text, token bigint, ttl_seconds integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.renew_lease(lease_name text, token bigint, ttl_seconds integer) IS 'Extends a lease that is still held, and says whether it was.';

CREATE FUNCTION segcast.reopen_run(run_id bigint, token bigint) RETURNS TABLE(was_newest boolean, was_reopened boolean)
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.reopen_run(run_id bigint, token bigint) IS 'Takes the number of a committed run back, which nobody has seen, unless a later one was taken.';

CREATE FUNCTION segcast.reseal_chunk(run_id bigint, file_number integer, chunk_number integer, sealed bytea) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.reseal_chunk(run_id bigint, file_number integer, chunk_number integer, sealed bytea) IS 'Keeps bytes of a run sealed with the next key, while the key is changed.';

CREATE TABLE segcast.frequency_caps (
    cap_name text NOT NULL,
    channels text[] NOT NULL,
    brand text,
    window_hours integer NOT NULL,
    contact_limit integer NOT NULL,
    CONSTRAINT cap_is_positive CHECK (((contact_limit > 0) AND (window_hours > 0)))
);
COMMENT ON TABLE segcast.frequency_caps IS 'local: each frequency cap in force; whoever charges under it locks its row';
COMMENT ON COLUMN segcast.frequency_caps.brand IS 'Whose contacts it counts; null for those of every brand.';

CREATE FUNCTION segcast.runs_under(cap segcast.frequency_caps, around timestamp with time zone) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.runs_under(cap segcast.frequency_caps, around timestamp with time zone) IS 'The runs whose contacts a cap counts for one that is made at a time; charging and the explanation ask it.';

CREATE FUNCTION segcast.set_governance(governance text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.set_governance(governance text) IS 'Changes who may approve a model; for the schema''s owner, who trained nothing that waits.';

CREATE FUNCTION segcast.set_previous(run_id bigint, previous_run_id bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.set_previous(run_id bigint, previous_run_id bigint) IS 'Notes which list a planned run refreshes.';

CREATE FUNCTION segcast.store_version(outcome text, definition_hash text, feature_set text, feature_set_version integer, as_of timestamp with time zone, horizon_days integer, training jsonb, metrics jsonb, parameters jsonb, engine text, code_revision text, blobs text[], contents bytea[], content_sha256s text[], calibration jsonb, card jsonb, tiers jsonb, gates text[], measured double precision[], limits double precision[], is_passed boolean[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.store_version(outcome text, definition_hash text, feature_set text, feature_set_version integer, as_of timestamp with time zone, horizon_days integer, training jsonb, metrics jsonb, parameters jsonb, engine text, code_revision text, blobs text[], contents bytea[], content_sha256s text[], calibration jsonb, card jsonb, tiers jsonb, gates text[], measured double precision[], limits double precision[], is_passed boolean[]) IS 'Stores a trained model as the session''s user with its blobs and what its gates measured, and returns its version.';

CREATE FUNCTION segcast.sum_of(lines text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE;
COMMENT ON FUNCTION segcast.sum_of(lines text) IS 'The SHA-256 of a text in UTF-8, in hexadecimal digits: what a seal says of rows written as lines.';

CREATE FUNCTION segcast.take_over_run(run_id bigint, token bigint) RETURNS SETOF bigint
    LANGUAGE sql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.take_over_run(run_id bigint, token bigint) IS 'Makes a lease the owner of a run, unless a later one owns it.';

CREATE FUNCTION segcast.tighten_governance(governance text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp';
COMMENT ON FUNCTION segcast.tighten_governance(governance text) IS 'Asks for a stricter governance from now on; whoever applies definitions may.';

CREATE TABLE segcast.champions (
    outcome text NOT NULL,
    version integer NOT NULL
);
COMMENT ON TABLE segcast.champions IS 'reference: the one version of an outcome that was made its champion';

CREATE VIEW segcast.acting_champions AS
 SELECT champions.outcome,
    champions.version
   FROM segcast.champions;
COMMENT ON VIEW segcast.acting_champions IS 'Which version of an outcome scores: whoever asks reads this, and only what sums the rows up reads the table.';

CREATE TABLE segcast.approvals (
    outcome text NOT NULL,
    version integer NOT NULL,
    author text NOT NULL,
    approver text DEFAULT SESSION_USER NOT NULL,
    governance text NOT NULL,
    approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT approver_is_not_the_author CHECK (((NOT segcast.needs_somebody_else(governance)) OR (approver <> author))),
    CONSTRAINT governance_is_known CHECK ((governance = ANY (ARRAY['single_operator'::text, 'four_eyes'::text])))
);
COMMENT ON TABLE segcast.approvals IS 'reference: who let a version act on customers';

CREATE TABLE segcast.attempt_results (
    attempt_id bigint NOT NULL,
    result_number integer NOT NULL,
    part text NOT NULL,
    subject text NOT NULL,
    state text NOT NULL,
    reason_code text,
    words text NOT NULL,
    exit_code integer NOT NULL,
    release_id bigint,
    run_id bigint,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT not_made_has_a_reason CHECK (((state = ANY (ARRAY['held'::text, 'failed'::text])) = (reason_code IS NOT NULL))),
    CONSTRAINT part_is_known CHECK ((part = ANY (ARRAY['training'::text, 'outcome'::text, 'segment'::text, 'export'::text, 'attempt'::text]))),
    CONSTRAINT state_is_known CHECK ((state = ANY (ARRAY['made'::text, 'unchanged'::text, 'held'::text, 'failed'::text])))
);
COMMENT ON TABLE segcast.attempt_results IS 'local: what an attempt made and what it did not, and why, written once when it ended';

CREATE TABLE segcast.attempts (
    attempt_id bigint NOT NULL,
    command text NOT NULL,
    as_of timestamp with time zone,
    begun_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    begun_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT command_is_known CHECK ((command = ANY (ARRAY['run'::text, 'export'::text])))
);
COMMENT ON TABLE segcast.attempts IS 'local: each run and each export that was begun, also those that were stopped or killed; kept for 400 days';

CREATE SEQUENCE segcast.attempts_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.attempts_attempt_id_seq OWNED BY segcast.attempts.attempt_id;

CREATE TABLE segcast.audit_entries (
    audit_id bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    event text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL,
    previous_sha256 text NOT NULL,
    entry_sha256 text NOT NULL,
    CONSTRAINT entry_sha256_is_hexadecimal CHECK ((entry_sha256 ~ '^[0-9a-f]{64}$'::text))
);
COMMENT ON TABLE segcast.audit_entries IS 'local: what was done, by whom and when; append-only, each entry hashed with the one before';

CREATE TABLE segcast.audit_events (
    event text NOT NULL,
    written_by text NOT NULL,
    judged_by text,
    CONSTRAINT writer_is_known CHECK ((written_by = ANY (ARRAY['worker'::text, 'exporter'::text])))
);
COMMENT ON TABLE segcast.audit_events IS 'local: what a login may append to the audit trail; what functions say that keep rules of their own is not among it';
COMMENT ON COLUMN segcast.audit_events.written_by IS 'exporter: the worker''s logins and those that only export; worker: the worker''s alone';
COMMENT ON COLUMN segcast.audit_events.judged_by IS 'a function of schema segcast, of (event, subject, detail, is_worker), that raises what may not be said; null for what needs no more';

CREATE TABLE segcast.audit_head (
    is_head boolean DEFAULT true NOT NULL,
    audit_id bigint NOT NULL,
    entry_sha256 text NOT NULL,
    CONSTRAINT head_is_one_row CHECK (is_head)
);
COMMENT ON TABLE segcast.audit_head IS 'local: the last entry of the audit trail; every manifest carries it';

CREATE TABLE segcast.reservations (
    customer_id bigint NOT NULL,
    reservation_id bigint NOT NULL,
    run_id bigint NOT NULL,
    channel text NOT NULL,
    contact_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    contact_model text DEFAULT 'send'::text NOT NULL,
    CONSTRAINT contact_model_is_known CHECK ((contact_model = ANY (ARRAY['send'::text, 'presence'::text, 'none'::text])))
);
COMMENT ON TABLE segcast.reservations IS 'distributed: planned contacts, charged against every cap that applies; the cap ledger';

CREATE VIEW segcast.counted_contacts AS
 SELECT reservations.customer_id,
    reservations.reservation_id,
    reservations.run_id,
    reservations.channel,
    reservations.contact_at,
    reservations.contact_model
   FROM segcast.reservations
  WHERE ((reservations.contact_model <> 'none'::text) AND (reservations.released_at IS NULL));
COMMENT ON VIEW segcast.counted_contacts IS 'What caps count: contacts that were made and not given back.';

CREATE TABLE segcast.current_release (
    is_current boolean DEFAULT true NOT NULL,
    release_id bigint NOT NULL,
    CONSTRAINT current_is_one_row CHECK (is_current)
);
COMMENT ON TABLE segcast.current_release IS 'local: the release in force';

CREATE SEQUENCE segcast.customer_ids
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE segcast.customer_keys (
    key_space text NOT NULL,
    external_key text NOT NULL,
    customer_id bigint NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT external_key_is_short CHECK (((octet_length(external_key) >= 1) AND (octet_length(external_key) <= 512)))
);
COMMENT ON TABLE segcast.customer_keys IS 'keyed: which warehouse key is which customer, and since when';

CREATE TABLE segcast.guest_accounts (
    guest_id bigint NOT NULL,
    customer_id bigint NOT NULL
);
COMMENT ON TABLE segcast.guest_accounts IS 'keyed: the guests whose address a customer bears, as the sources said last, and that customer';

CREATE VIEW segcast.customer_spans AS
 SELECT keys.key_space,
    keys.customer_id,
    COALESCE(accounts.external_key, keys.external_key) AS external_key,
    keys.linked_at AS begins_at,
    COALESCE(accounts.linked_at, 'infinity'::timestamp with time zone) AS ends_at
   FROM (segcast.customer_keys keys
     LEFT JOIN ( SELECT guest_accounts.guest_id,
            linked.key_space,
            linked.external_key,
            linked.linked_at
           FROM (segcast.guest_accounts
             JOIN segcast.customer_keys linked ON ((guest_accounts.customer_id = linked.customer_id)))) accounts ON (((keys.customer_id = accounts.guest_id) AND (keys.key_space = accounts.key_space))));
COMMENT ON VIEW segcast.customer_spans IS 'From when to when each customer is one, a guest until the account, and the key under which the sources say today what they did: a guest''s account''s.';

CREATE TABLE segcast.customers (
    customer_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
COMMENT ON TABLE segcast.customers IS 'distributed: everybody';

CREATE TABLE segcast.definitions (
    definition_hash text NOT NULL,
    kind text NOT NULL,
    definition_name text NOT NULL,
    body text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT definition_hash_is_of_the_body CHECK ((definition_hash = encode(sha256(convert_to(((((kind || '
'::text) || definition_name) || '
'::text) || body), 'UTF8'::name)), 'hex'::text)))
);
COMMENT ON TABLE segcast.definitions IS 'reference: each definition in canonical form, by its hash; append-only';

CREATE TABLE segcast.example_labels (
    build_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    label_value real
);
COMMENT ON TABLE segcast.example_labels IS 'distributed: customers in whom the outcome was observed in the label window of a build, and what labels them by its kind';

CREATE SEQUENCE segcast.reservation_ids
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE segcast.export_candidates (
    run_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    bucket text NOT NULL,
    cap_name text,
    reservation_id bigint DEFAULT nextval('segcast.reservation_ids'::regclass) NOT NULL,
    identifiers uuid[],
    reached uuid[],
    CONSTRAINT bucket_is_known CHECK ((bucket = ANY (ARRAY['included'::text, 'present'::text, 'excluded_segment'::text, 'not_in_customers'::text, 'ambiguous_contact'::text, 'suppressed'::text, 'no_consent'::text, 'no_contact_details'::text, 'duplicate_contact'::text, 'contact_denied'::text, 'contact_changed'::text, 'control_group'::text, 'unusable_contact'::text, 'cell_too_long'::text, 'invalid_utf8'::text, 'capped'::text]))),
    CONSTRAINT export_candidates_reached_check CHECK (((reached IS NULL) OR (cardinality(reached) = COALESCE(cardinality(identifiers), '-1'::integer)))),
    CONSTRAINT whoever_is_capped_names_the_cap CHECK ((((bucket = 'capped'::text) AND (cap_name IS NOT NULL) AND (cap_name <> ''::text)) OR ((bucket <> 'capped'::text) AND (cap_name IS NULL))))
);
COMMENT ON TABLE segcast.export_candidates IS 'distributed: whom an export run considered, each in exactly one bucket';
COMMENT ON COLUMN segcast.export_candidates.cap_name IS 'The cap that left no room for whoever is capped.';
COMMENT ON COLUMN segcast.export_candidates.identifiers IS 'By what the destination finds whoever is included: digests of the normalised identifiers, enciphered with the deployment''s key.';
COMMENT ON COLUMN segcast.export_candidates.reached IS 'Whom each of the identifiers reaches, in the form that all destinations share: what caps count by; null where they are the same.';

CREATE TABLE segcast.export_files (
    run_id bigint NOT NULL,
    file_number integer NOT NULL,
    content text NOT NULL,
    file_name text,
    row_count bigint NOT NULL,
    byte_count bigint NOT NULL,
    file_sha256 text NOT NULL,
    CONSTRAINT content_is_known CHECK ((content = ANY (ARRAY['audience'::text, 'removals'::text])))
);
COMMENT ON TABLE segcast.export_files IS 'local: the files of each run, as they were written, synced and read back';

CREATE TABLE segcast.export_members (
    run_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    reservation_id bigint NOT NULL
);
COMMENT ON TABLE segcast.export_members IS 'distributed: whom the file of a run holds, frozen when the contacts were charged';

CREATE SEQUENCE segcast.export_runs_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.export_runs_run_id_seq OWNED BY segcast.export_runs.run_id;

CREATE TABLE segcast.export_sequences (
    export text NOT NULL,
    last_sequence bigint NOT NULL,
    last_manifest_sha256 text
);
COMMENT ON TABLE segcast.export_sequences IS 'local: the last sequence number of each export, without gaps';

CREATE TABLE segcast.feature_builds (
    build_id bigint NOT NULL,
    feature_set text NOT NULL,
    version integer NOT NULL,
    as_of timestamp with time zone NOT NULL,
    purpose text NOT NULL,
    state text DEFAULT 'building'::text NOT NULL,
    customer_count bigint,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT purpose_is_known CHECK ((purpose = ANY (ARRAY['score'::text, 'train'::text]))),
    CONSTRAINT ready_has_a_count CHECK (((state <> 'ready'::text) OR (customer_count IS NOT NULL))),
    CONSTRAINT state_is_known CHECK ((state = ANY (ARRAY['building'::text, 'ready'::text, 'dropped'::text])))
);
COMMENT ON TABLE segcast.feature_builds IS 'local: each computation of a feature set at an as-of';

CREATE SEQUENCE segcast.feature_builds_build_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.feature_builds_build_id_seq OWNED BY segcast.feature_builds.build_id;

CREATE TABLE segcast.feature_columns (
    feature_set text NOT NULL,
    version integer NOT NULL,
    feature_position integer NOT NULL,
    feature_name text NOT NULL,
    unit text NOT NULL
);
COMMENT ON TABLE segcast.feature_columns IS 'reference: what each position of feature_values means, for ever';

CREATE TABLE segcast.feature_sets (
    feature_set text NOT NULL,
    version integer NOT NULL,
    definition_hash text NOT NULL,
    currency text,
    CONSTRAINT currency_is_named CHECK ((currency <> ''::text)),
    CONSTRAINT version_is_positive CHECK ((version > 0))
);
COMMENT ON TABLE segcast.feature_sets IS 'reference: the versions of each feature set; a version never changes';
COMMENT ON COLUMN segcast.feature_sets.currency IS 'in which currency its amounts are, for ever; null where it reads none';

CREATE TABLE segcast.feature_values (
    build_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    feature_values real[] NOT NULL
)
PARTITION BY LIST (build_id);
COMMENT ON TABLE segcast.feature_values IS 'distributed: one row of features a customer and build; NULL is unknown';

CREATE TABLE segcast.gate_results (
    outcome text NOT NULL,
    version integer NOT NULL,
    gate text NOT NULL,
    measured double precision NOT NULL,
    limit_value double precision NOT NULL,
    is_passed boolean NOT NULL
);
COMMENT ON TABLE segcast.gate_results IS 'reference: what each gate measured, and whether it let the version pass';

CREATE SEQUENCE segcast.governance_governance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.governance_governance_id_seq OWNED BY segcast.governance.governance_id;

CREATE TABLE segcast.handed_over_lists (
    export text NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    format text NOT NULL,
    run_id bigint NOT NULL,
    reason text NOT NULL,
    handed_over_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    handed_over_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT handed_over_for_a_reason CHECK ((btrim(reason) <> ''::text))
);
COMMENT ON TABLE segcast.handed_over_lists IS 'local: lists that a destination keeps and somebody else answers for since a run; append-only';

CREATE TABLE segcast.kept_bytes (
    run_id bigint NOT NULL,
    file_number integer NOT NULL,
    chunk_number integer NOT NULL,
    sealed bytea NOT NULL
);
ALTER TABLE ONLY segcast.kept_bytes ALTER COLUMN sealed SET STORAGE EXTERNAL;
COMMENT ON TABLE segcast.kept_bytes IS 'local: the bytes of each file, AES-256-GCM under the deployment''s key, until their retention ends';

CREATE TABLE segcast.key_in_force (
    is_in_force boolean DEFAULT true NOT NULL,
    key_id text NOT NULL,
    next_key_id text,
    changed_through bigint DEFAULT 0 NOT NULL,
    CONSTRAINT key_in_force_is_one_row CHECK (is_in_force),
    CONSTRAINT next_key_is_another CHECK ((next_key_id <> key_id))
);
COMMENT ON TABLE segcast.key_in_force IS 'local: which key names and kept bytes are under since it was changed first, and the one that they are being put under; at most one row';
COMMENT ON COLUMN segcast.key_in_force.changed_through IS 'The last run whose names and bytes are under the next key.';

CREATE TABLE segcast.key_origins (
    origin_id bigint NOT NULL,
    key_space text NOT NULL,
    relation text NOT NULL,
    relation_oid oid,
    key_column text NOT NULL,
    key_column_number smallint,
    reason text,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT accepted_for_a_reason CHECK ((btrim(reason) <> ''::text))
);
COMMENT ON TABLE segcast.key_origins IS 'local: where the keys of each space come from, the newest row of a space; with the reason where a person accepted it; append-only';

CREATE SEQUENCE segcast.key_origins_origin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.key_origins_origin_id_seq OWNED BY segcast.key_origins.origin_id;

CREATE VIEW segcast.key_space_in_force AS
 SELECT origins.key_space
   FROM segcast.key_origins origins
  ORDER BY origins.recorded_at DESC, origins.origin_id DESC
 LIMIT 1;
COMMENT ON VIEW segcast.key_space_in_force IS 'The space that was recorded last: one row, or none before the first.';

CREATE VIEW segcast.keys_in_force AS
 SELECT keys.customer_id,
    keys.external_key
   FROM segcast.customer_keys keys
  WHERE (keys.key_space = ( SELECT in_force.key_space
           FROM segcast.key_space_in_force in_force));
COMMENT ON VIEW segcast.keys_in_force IS 'Everybody''s key in the space in force, one row a customer; whoever has none in it is missing.';

CREATE TABLE segcast.leases (
    lease_name text NOT NULL,
    holder uuid NOT NULL,
    token bigint NOT NULL,
    acquired_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT token_is_positive CHECK ((token > 0))
);
COMMENT ON TABLE segcast.leases IS 'local: who may do what only one may do at a time, by a token that only grows';

CREATE TABLE segcast.memberships (
    segment text NOT NULL,
    customer_id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    entered_release_id bigint NOT NULL,
    entered_definition_hash text NOT NULL,
    entered_reason text NOT NULL,
    left_release_id bigint,
    left_definition_hash text,
    left_reason text,
    CONSTRAINT leaving_is_explained CHECK ((((left_at = 'infinity'::timestamp with time zone) = (left_release_id IS NULL)) AND ((left_release_id IS NULL) = (left_definition_hash IS NULL)) AND ((left_release_id IS NULL) = (left_reason IS NULL)))),
    CONSTRAINT left_after_entering CHECK ((left_at > entered_at))
);
COMMENT ON TABLE segcast.memberships IS 'distributed: each stay of a customer in a segment, with what began and ended it';

CREATE TABLE segcast.model_versions (
    outcome text NOT NULL,
    version integer NOT NULL,
    definition_hash text NOT NULL,
    feature_set text NOT NULL,
    feature_set_version integer NOT NULL,
    as_of timestamp with time zone NOT NULL,
    horizon_days integer NOT NULL,
    training jsonb NOT NULL,
    metrics jsonb NOT NULL,
    parameters jsonb NOT NULL,
    calibration jsonb,
    card jsonb DEFAULT '{}'::jsonb NOT NULL,
    tiers jsonb DEFAULT '[]'::jsonb NOT NULL,
    engine text NOT NULL,
    code_revision text NOT NULL,
    trained_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    author text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT version_is_positive CHECK ((version > 0))
);
COMMENT ON TABLE segcast.model_versions IS 'reference: every trained model, immutable';

CREATE TABLE segcast.quarantined_keys (
    check_id bigint NOT NULL,
    key_sha256 text NOT NULL,
    reason text NOT NULL,
    row_count bigint NOT NULL
);
COMMENT ON TABLE segcast.quarantined_keys IS 'local: keys of the customers source that cannot name one customer, by their hash, with the reason and how many rows bear them';

CREATE TABLE segcast.release_acceptances (
    acceptance_id bigint NOT NULL,
    release_id bigint NOT NULL,
    outcome text NOT NULL,
    version integer,
    measure text NOT NULL,
    audience text NOT NULL,
    previous_release_id bigint,
    measured double precision NOT NULL,
    level double precision NOT NULL,
    reason text NOT NULL,
    accepted_by text DEFAULT SESSION_USER NOT NULL,
    accepted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT acceptance_has_a_reason CHECK ((reason ~ '\S'::text))
);
COMMENT ON TABLE segcast.release_acceptances IS 'local: the measures of a release that somebody let pass, to the value that it had';

CREATE SEQUENCE segcast.release_acceptances_acceptance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.release_acceptances_acceptance_id_seq OWNED BY segcast.release_acceptances.acceptance_id;

CREATE TABLE segcast.release_acts (
    act_id bigint NOT NULL,
    release_id bigint NOT NULL,
    act text NOT NULL,
    replaced_release_id bigint NOT NULL,
    reason text NOT NULL,
    acted_by text DEFAULT SESSION_USER NOT NULL,
    acted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT act_has_a_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT act_is_known CHECK ((act = ANY (ARRAY['put_back'::text, 'released_earlier'::text, 'scored_again'::text])))
);
COMMENT ON TABLE segcast.release_acts IS 'local: what somebody did to the order of releases, and why';

CREATE SEQUENCE segcast.release_acts_act_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.release_acts_act_id_seq OWNED BY segcast.release_acts.act_id;

CREATE TABLE segcast.release_buckets (
    release_id bigint NOT NULL,
    bucket_number integer NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    scored_count bigint,
    scored_at timestamp with time zone,
    CONSTRAINT bucket_is_a_range CHECK ((first_id <= last_id)),
    CONSTRAINT scored_has_a_count CHECK (((scored_count IS NULL) = (scored_at IS NULL)))
);
COMMENT ON TABLE segcast.release_buckets IS 'local: the ranges of customers that a release is scored by; a bucket is marked done in the transaction that writes its scores';

CREATE TABLE segcast.release_measures (
    release_id bigint NOT NULL,
    outcome text NOT NULL,
    measure text NOT NULL,
    audience text NOT NULL,
    version integer,
    previous_release_id bigint,
    measured double precision,
    level double precision,
    lowest double precision NOT NULL,
    highest double precision NOT NULL,
    verdict text NOT NULL,
    CONSTRAINT measure_is_known CHECK ((measure = ANY (ARRAY['customers'::text, 'population'::text, 'mean_score'::text, 'turnover'::text, 'activity'::text]))),
    CONSTRAINT measured_has_a_level CHECK (((measured IS NULL) = (level IS NULL))),
    CONSTRAINT not_judged_is_not_measured CHECK (((verdict = 'not_judged'::text) = (measured IS NULL))),
    CONSTRAINT verdict_is_known CHECK ((verdict = ANY (ARRAY['passed'::text, 'failed'::text, 'accepted'::text, 'not_judged'::text])))
);
COMMENT ON TABLE segcast.release_measures IS 'local: what each guard measured of a release against the one before, and what it said';

CREATE TABLE segcast.release_outcomes (
    release_id bigint NOT NULL,
    outcome text NOT NULL,
    version integer NOT NULL,
    score_position integer NOT NULL,
    score_count bigint NOT NULL,
    mean_score double precision,
    status text DEFAULT 'scored'::text NOT NULL,
    held_reason text,
    valid_until timestamp with time zone,
    source_release_id bigint,
    CONSTRAINT held_has_a_reason CHECK (((status = 'held'::text) = (held_reason IS NOT NULL))),
    CONSTRAINT status_is_known CHECK ((status = ANY (ARRAY['scored'::text, 'released'::text, 'held'::text])))
);
COMMENT ON TABLE segcast.release_outcomes IS 'local: which model version made which scores of a release';

CREATE TABLE segcast.releases (
    release_id bigint NOT NULL,
    as_of timestamp with time zone NOT NULL,
    build_id bigint NOT NULL,
    release_key text NOT NULL,
    state text DEFAULT 'scoring'::text NOT NULL,
    held_reason text,
    customer_count bigint,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    released_at timestamp with time zone,
    valid_until timestamp with time zone,
    CONSTRAINT held_has_a_reason CHECK (((state = 'held'::text) = (held_reason IS NOT NULL))),
    CONSTRAINT released_is_bounded CHECK (((state <> 'released'::text) OR (valid_until IS NOT NULL))),
    CONSTRAINT state_is_known CHECK ((state = ANY (ARRAY['scoring'::text, 'scored'::text, 'held'::text, 'released'::text, 'withdrawn'::text])))
);
COMMENT ON TABLE segcast.releases IS 'local: one consistent set of scores each';

CREATE SEQUENCE segcast.releases_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.releases_release_id_seq OWNED BY segcast.releases.release_id;

CREATE TABLE segcast.run_events (
    event text NOT NULL,
    run_states text[] NOT NULL
);
COMMENT ON TABLE segcast.run_events IS 'local: in which states a run is when an event of the audit trail was done to it';

CREATE TABLE segcast.schema_migrations (
    version integer NOT NULL,
    migration_name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
COMMENT ON TABLE segcast.schema_migrations IS 'reference: which migrations this database has';

CREATE TABLE segcast.score_columns (
    score_position integer NOT NULL,
    outcome text NOT NULL,
    horizon_days integer NOT NULL,
    arm text NOT NULL,
    CONSTRAINT score_position_is_positive CHECK ((score_position > 0))
);
COMMENT ON TABLE segcast.score_columns IS 'reference: what each position of score_values means, for ever';

CREATE TABLE segcast.scores (
    release_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    score_values real[] NOT NULL,
    CONSTRAINT scores_are_finite CHECK ((('Infinity'::real > ALL (score_values)) AND ('-Infinity'::real < ALL (score_values))))
)
PARTITION BY LIST (release_id);
COMMENT ON TABLE segcast.scores IS 'distributed: one row of scores a customer and release; NULL is outside the population';

CREATE TABLE segcast.segment_refreshes (
    segment text NOT NULL,
    release_id bigint NOT NULL,
    definition_hash text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    member_count bigint NOT NULL,
    entered_count bigint NOT NULL,
    left_count bigint NOT NULL,
    refreshed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
COMMENT ON TABLE segcast.segment_refreshes IS 'local: each refresh and what it changed';

CREATE TABLE segcast.segments (
    segment text NOT NULL,
    definition_hash text NOT NULL,
    owner text NOT NULL,
    purpose text NOT NULL,
    release_id bigint
);
COMMENT ON TABLE segcast.segments IS 'reference: the segments in force';

CREATE TABLE segcast.source_acceptances (
    acceptance_id bigint NOT NULL,
    source text NOT NULL,
    check_id bigint NOT NULL,
    row_count bigint NOT NULL,
    reason text NOT NULL,
    accepted_by text DEFAULT SESSION_USER NOT NULL,
    accepted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT acceptance_has_a_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT row_count_is_not_negative CHECK ((row_count >= 0))
);
COMMENT ON TABLE segcast.source_acceptances IS 'local: that a source has so many rows by now, where somebody says that this is right, though a check could use more';

CREATE SEQUENCE segcast.source_acceptances_acceptance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.source_acceptances_acceptance_id_seq OWNED BY segcast.source_acceptances.acceptance_id;

CREATE TABLE segcast.source_checks (
    check_id bigint NOT NULL,
    as_of timestamp with time zone NOT NULL,
    checked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    is_passed boolean NOT NULL
);
COMMENT ON TABLE segcast.source_checks IS 'local: one look at all sources';

CREATE SEQUENCE segcast.source_checks_check_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE segcast.source_checks_check_id_seq OWNED BY segcast.source_checks.check_id;

CREATE TABLE segcast.source_counts (
    check_id bigint NOT NULL,
    source text NOT NULL,
    reason text NOT NULL,
    row_count bigint NOT NULL,
    CONSTRAINT row_count_is_not_negative CHECK ((row_count >= 0))
);
COMMENT ON TABLE segcast.source_counts IS 'local: how many rows of a source are used, and how many are set aside for which reason; they sum to all rows';

CREATE TABLE segcast.version_blobs (
    outcome text NOT NULL,
    version integer NOT NULL,
    blob text NOT NULL,
    content bytea NOT NULL,
    content_sha256 text NOT NULL,
    CONSTRAINT content_matches_its_sha256 CHECK ((encode(sha256(content), 'hex'::text) = content_sha256))
);
COMMENT ON TABLE segcast.version_blobs IS 'reference: the trained bytes of a version, by the names that its outcome''s kind has for them; immutable';

CREATE VIEW segcast_v1.attempt_results AS
 SELECT results.attempt_id,
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
   FROM (segcast.attempt_results results
     JOIN segcast.attempts ON ((results.attempt_id = attempts.attempt_id)))
  WHERE (results.part <> 'attempt'::text);
COMMENT ON VIEW segcast_v1.attempt_results IS 'What came of each training, outcome, segment and export of an attempt; no customers. What was late or failed: part = ''export'' and state in (''held'', ''failed'').';
COMMENT ON COLUMN segcast_v1.attempt_results.part IS 'training, outcome, segment or export.';
COMMENT ON COLUMN segcast_v1.attempt_results.subject IS 'The name of the outcome, segment or export; empty for all exports.';
COMMENT ON COLUMN segcast_v1.attempt_results.state IS 'made; unchanged (there already); held (waits for what it reads); failed (refused, and why).';
COMMENT ON COLUMN segcast_v1.attempt_results.reason_code IS 'Why it is held or failed, in one word; null where it is neither.';
COMMENT ON COLUMN segcast_v1.attempt_results.words IS 'What was made, or why not and what to do.';
COMMENT ON COLUMN segcast_v1.attempt_results.run_id IS 'The export run; null where none was made.';

CREATE VIEW segcast_v1.attempts AS
 SELECT attempts.attempt_id,
    attempts.command,
    attempts.as_of,
    attempts.begun_at,
    attempts.begun_by,
    results.recorded_at AS ended_at,
    COALESCE(results.state, 'unfinished'::text) AS state,
    results.exit_code,
    results.reason_code,
    results.words
   FROM (segcast.attempts
     LEFT JOIN segcast.attempt_results results ON (((attempts.attempt_id = results.attempt_id) AND (results.part = 'attempt'::text))));
COMMENT ON VIEW segcast_v1.attempts IS 'Each segcast run and segcast export: made (all of it), held (something was not made, the rest was), failed (ended before its lists), or unfinished (at work, stopped or killed); kept for 400 days.';
COMMENT ON COLUMN segcast_v1.attempts.as_of IS 'The as-of; null where it could not be told.';
COMMENT ON COLUMN segcast_v1.attempts.begun_by IS 'Which login.';
COMMENT ON COLUMN segcast_v1.attempts.exit_code IS 'What the command ended with: 0 where all was made.';

CREATE VIEW segcast_v1.export_buckets AS
 SELECT export_candidates.run_id,
    concat_ws(':'::text, export_candidates.bucket, export_candidates.cap_name) AS bucket,
    count(*) AS customer_count
   FROM segcast.export_candidates
  GROUP BY export_candidates.run_id, export_candidates.bucket, export_candidates.cap_name;
COMMENT ON VIEW segcast_v1.export_buckets IS 'How many candidates of each run ended in which bucket, counted from the candidates themselves.';

CREATE VIEW segcast_v1.export_files AS
 SELECT export_files.run_id,
    export_files.file_number,
    export_files.content,
    export_files.file_name,
    export_files.row_count,
    export_files.byte_count,
    export_files.file_sha256
   FROM segcast.export_files;
COMMENT ON VIEW segcast_v1.export_files IS 'Every file of every run: whom to add, or whom to remove.';

CREATE VIEW segcast_v1.exported_customers AS
 SELECT export_members.run_id,
    export_runs.export,
    keys.external_key AS customer_key,
    export_members.customer_id,
    export_runs.state,
    export_runs.release_id
   FROM ((segcast.export_members
     JOIN segcast.export_runs ON ((export_members.run_id = export_runs.run_id)))
     LEFT JOIN segcast.keys_in_force keys ON ((export_members.customer_id = keys.customer_id)));
COMMENT ON VIEW segcast_v1.exported_customers IS 'Whom each run''s file holds.';

CREATE VIEW segcast_v1.exports AS
 SELECT export_runs.run_id,
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
   FROM (segcast.export_runs
     LEFT JOIN segcast.export_files ON (((export_runs.run_id = export_files.run_id) AND (export_files.file_number = 1))));
COMMENT ON VIEW segcast_v1.exports IS 'Every export run, its state, its counts and its file.';

CREATE VIEW segcast_v1.model_versions AS
 SELECT model_versions.outcome,
    model_versions.version,
    model_versions.horizon_days,
    model_versions.as_of,
    model_versions.trained_at,
    model_versions.author,
    model_versions.metrics,
    approvals.approver,
    approvals.governance,
    approvals.approved_at,
    (acting_champions.version IS NOT NULL) AS is_champion
   FROM ((segcast.model_versions
     LEFT JOIN segcast.approvals ON (((model_versions.outcome = approvals.outcome) AND (model_versions.version = approvals.version))))
     LEFT JOIN segcast.acting_champions ON (((model_versions.outcome = acting_champions.outcome) AND (model_versions.version = acting_champions.version))));
COMMENT ON VIEW segcast_v1.model_versions IS 'Every model version, who trained it, who approved it, and which one scores.';

CREATE VIEW segcast_v1.scores AS
 SELECT keys.external_key AS customer_key,
    scores.customer_id,
    release_outcomes.outcome,
    score_columns.horizon_days,
    scores.score_values[release_outcomes.score_position] AS score,
    release_outcomes.version AS model_version,
    releases.release_id,
    releases.as_of,
    release_outcomes.valid_until
   FROM (((((segcast.current_release
     JOIN segcast.releases ON ((current_release.release_id = releases.release_id)))
     JOIN segcast.release_outcomes ON ((releases.release_id = release_outcomes.release_id)))
     JOIN segcast.score_columns ON ((release_outcomes.score_position = score_columns.score_position)))
     JOIN segcast.scores ON ((releases.release_id = scores.release_id)))
     LEFT JOIN segcast.keys_in_force keys ON ((scores.customer_id = keys.customer_id)))
  WHERE (scores.score_values[release_outcomes.score_position] IS NOT NULL);
COMMENT ON VIEW segcast_v1.scores IS 'The scores in force: one row a customer of an outcome''s population and outcome.';

CREATE VIEW segcast_v1.segment_history AS
 SELECT memberships.segment,
    keys.external_key AS customer_key,
    memberships.customer_id,
    memberships.entered_at,
    memberships.left_at,
    memberships.entered_release_id,
    memberships.left_release_id,
    memberships.entered_reason,
    memberships.left_reason
   FROM (segcast.memberships
     LEFT JOIN segcast.keys_in_force keys ON ((memberships.customer_id = keys.customer_id)));
COMMENT ON VIEW segcast_v1.segment_history IS 'Every stay of a customer in a segment; left_at is infinity while it lasts.';

CREATE VIEW segcast_v1.segment_members AS
 SELECT memberships.segment,
    keys.external_key AS customer_key,
    memberships.customer_id,
    memberships.entered_at,
    memberships.entered_release_id AS release_id,
    memberships.entered_definition_hash AS definition_hash,
    memberships.entered_reason
   FROM (segcast.memberships
     LEFT JOIN segcast.keys_in_force keys ON ((memberships.customer_id = keys.customer_id)))
  WHERE (memberships.left_at = 'infinity'::timestamp with time zone);
COMMENT ON VIEW segcast_v1.segment_members IS 'Who is in which segment now, since when, and which release and definition put them there.';

CREATE VIEW segcast_v1.segment_sizes AS
 SELECT segment_refreshes.segment,
    segment_refreshes.as_of,
    segment_refreshes.release_id,
    segment_refreshes.member_count,
    segment_refreshes.entered_count,
    segment_refreshes.left_count
   FROM segcast.segment_refreshes;
COMMENT ON VIEW segcast_v1.segment_sizes IS 'How large each segment was at each refresh, and how many entered and left; no customers.';

CREATE VIEW segcast_v1.segments AS
 SELECT segments.segment,
    segments.owner,
    segments.purpose,
    segments.definition_hash
   FROM segcast.segments;
COMMENT ON VIEW segcast_v1.segments IS 'One row a segment in force: its owner, its purpose and the hash of its definition.';
ALTER TABLE ONLY segcast.attempts ALTER COLUMN attempt_id SET DEFAULT nextval('segcast.attempts_attempt_id_seq'::regclass);
ALTER TABLE ONLY segcast.export_runs ALTER COLUMN run_id SET DEFAULT nextval('segcast.export_runs_run_id_seq'::regclass);
ALTER TABLE ONLY segcast.feature_builds ALTER COLUMN build_id SET DEFAULT nextval('segcast.feature_builds_build_id_seq'::regclass);
ALTER TABLE ONLY segcast.governance ALTER COLUMN governance_id SET DEFAULT nextval('segcast.governance_governance_id_seq'::regclass);
ALTER TABLE ONLY segcast.key_origins ALTER COLUMN origin_id SET DEFAULT nextval('segcast.key_origins_origin_id_seq'::regclass);
ALTER TABLE ONLY segcast.release_acceptances ALTER COLUMN acceptance_id SET DEFAULT nextval('segcast.release_acceptances_acceptance_id_seq'::regclass);
ALTER TABLE ONLY segcast.release_acts ALTER COLUMN act_id SET DEFAULT nextval('segcast.release_acts_act_id_seq'::regclass);
ALTER TABLE ONLY segcast.releases ALTER COLUMN release_id SET DEFAULT nextval('segcast.releases_release_id_seq'::regclass);
ALTER TABLE ONLY segcast.source_acceptances ALTER COLUMN acceptance_id SET DEFAULT nextval('segcast.source_acceptances_acceptance_id_seq'::regclass);
ALTER TABLE ONLY segcast.source_checks ALTER COLUMN check_id SET DEFAULT nextval('segcast.source_checks_check_id_seq'::regclass);
ALTER TABLE ONLY segcast.approvals ADD CONSTRAINT approvals_pkey PRIMARY KEY (outcome, version);
ALTER TABLE ONLY segcast.attempt_results ADD CONSTRAINT attempt_results_pkey PRIMARY KEY (attempt_id, result_number);
ALTER TABLE ONLY segcast.attempts ADD CONSTRAINT attempts_pkey PRIMARY KEY (attempt_id);
ALTER TABLE ONLY segcast.audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (audit_id);
ALTER TABLE ONLY segcast.audit_events ADD CONSTRAINT audit_events_pkey PRIMARY KEY (event);
ALTER TABLE ONLY segcast.audit_head ADD CONSTRAINT audit_head_pkey PRIMARY KEY (is_head);
ALTER TABLE ONLY segcast.champions ADD CONSTRAINT champions_pkey PRIMARY KEY (outcome);
ALTER TABLE ONLY segcast.current_release ADD CONSTRAINT current_release_pkey PRIMARY KEY (is_current);
ALTER TABLE ONLY segcast.customer_keys ADD CONSTRAINT customer_has_one_key_a_space UNIQUE (key_space, customer_id);
ALTER TABLE ONLY segcast.customer_keys ADD CONSTRAINT customer_keys_pkey PRIMARY KEY (key_space, external_key);
ALTER TABLE ONLY segcast.customers ADD CONSTRAINT customers_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY segcast.definitions ADD CONSTRAINT definitions_pkey PRIMARY KEY (definition_hash);
ALTER TABLE ONLY segcast.example_labels ADD CONSTRAINT example_labels_pkey PRIMARY KEY (build_id, customer_id);
ALTER TABLE ONLY segcast.export_candidates ADD CONSTRAINT export_candidates_pkey PRIMARY KEY (run_id, customer_id);
ALTER TABLE ONLY segcast.export_files ADD CONSTRAINT export_files_pkey PRIMARY KEY (run_id, file_number);
ALTER TABLE ONLY segcast.export_members ADD CONSTRAINT export_members_pkey PRIMARY KEY (run_id, customer_id);
ALTER TABLE ONLY segcast.export_runs ADD CONSTRAINT export_runs_export_key_key UNIQUE (export_key);
ALTER TABLE ONLY segcast.export_runs ADD CONSTRAINT export_runs_export_sequence_key UNIQUE (export, sequence);
ALTER TABLE ONLY segcast.export_runs ADD CONSTRAINT export_runs_pkey PRIMARY KEY (run_id);
ALTER TABLE ONLY segcast.export_sequences ADD CONSTRAINT export_sequences_pkey PRIMARY KEY (export);
ALTER TABLE ONLY segcast.feature_builds ADD CONSTRAINT feature_builds_pkey PRIMARY KEY (build_id);
ALTER TABLE ONLY segcast.feature_columns ADD CONSTRAINT feature_columns_pkey PRIMARY KEY (feature_set, version, feature_position);
ALTER TABLE ONLY segcast.feature_sets ADD CONSTRAINT feature_sets_pkey PRIMARY KEY (feature_set, version);
ALTER TABLE ONLY segcast.feature_values ADD CONSTRAINT feature_values_pkey PRIMARY KEY (build_id, customer_id);
ALTER TABLE ONLY segcast.frequency_caps ADD CONSTRAINT frequency_caps_pkey PRIMARY KEY (cap_name);
ALTER TABLE ONLY segcast.gate_results ADD CONSTRAINT gate_results_pkey PRIMARY KEY (outcome, version, gate);
ALTER TABLE ONLY segcast.governance ADD CONSTRAINT governance_pkey PRIMARY KEY (governance_id);
ALTER TABLE ONLY segcast.guest_accounts ADD CONSTRAINT guest_accounts_pkey PRIMARY KEY (guest_id);
ALTER TABLE ONLY segcast.handed_over_lists ADD CONSTRAINT handed_over_lists_pkey PRIMARY KEY (export, kind, channel, format, run_id);
ALTER TABLE ONLY segcast.kept_bytes ADD CONSTRAINT kept_bytes_pkey PRIMARY KEY (run_id, file_number, chunk_number);
ALTER TABLE ONLY segcast.key_in_force ADD CONSTRAINT key_in_force_pkey PRIMARY KEY (is_in_force);
ALTER TABLE ONLY segcast.key_origins ADD CONSTRAINT key_origins_pkey PRIMARY KEY (origin_id);
ALTER TABLE ONLY segcast.lease_kinds ADD CONSTRAINT lease_kinds_pkey PRIMARY KEY (lease_kind);
ALTER TABLE ONLY segcast.leases ADD CONSTRAINT leases_pkey PRIMARY KEY (lease_name);
ALTER TABLE ONLY segcast.memberships ADD CONSTRAINT memberships_pkey PRIMARY KEY (segment, customer_id, entered_at);
ALTER TABLE ONLY segcast.model_versions ADD CONSTRAINT model_versions_outcome_version_author_key UNIQUE (outcome, version, author);
ALTER TABLE ONLY segcast.model_versions ADD CONSTRAINT model_versions_pkey PRIMARY KEY (outcome, version);
ALTER TABLE ONLY segcast.quarantined_keys ADD CONSTRAINT quarantined_keys_pkey PRIMARY KEY (check_id, key_sha256, reason);
ALTER TABLE ONLY segcast.release_acceptances ADD CONSTRAINT release_acceptances_pkey PRIMARY KEY (acceptance_id);
ALTER TABLE ONLY segcast.release_acts ADD CONSTRAINT release_acts_pkey PRIMARY KEY (act_id);
ALTER TABLE ONLY segcast.release_buckets ADD CONSTRAINT release_buckets_pkey PRIMARY KEY (release_id, bucket_number);
ALTER TABLE ONLY segcast.release_measures ADD CONSTRAINT release_measures_pkey PRIMARY KEY (release_id, outcome, measure, audience);
ALTER TABLE ONLY segcast.release_outcomes ADD CONSTRAINT release_outcomes_pkey PRIMARY KEY (release_id, outcome);
ALTER TABLE ONLY segcast.releases ADD CONSTRAINT releases_pkey PRIMARY KEY (release_id);
ALTER TABLE ONLY segcast.releases ADD CONSTRAINT releases_release_key_key UNIQUE (release_key);
ALTER TABLE ONLY segcast.reservations ADD CONSTRAINT reservations_pkey PRIMARY KEY (customer_id, reservation_id);
ALTER TABLE ONLY segcast.run_events ADD CONSTRAINT run_events_pkey PRIMARY KEY (event);
ALTER TABLE ONLY segcast.schema_migrations ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY segcast.score_columns ADD CONSTRAINT score_columns_outcome_horizon_days_arm_key UNIQUE (outcome, horizon_days, arm);
ALTER TABLE ONLY segcast.score_columns ADD CONSTRAINT score_columns_pkey PRIMARY KEY (score_position);
ALTER TABLE ONLY segcast.scores ADD CONSTRAINT scores_pkey PRIMARY KEY (release_id, customer_id);
ALTER TABLE ONLY segcast.segment_refreshes ADD CONSTRAINT segment_refreshes_pkey PRIMARY KEY (segment, release_id, definition_hash);
ALTER TABLE ONLY segcast.segments ADD CONSTRAINT segments_pkey PRIMARY KEY (segment);
ALTER TABLE ONLY segcast.source_acceptances ADD CONSTRAINT source_acceptances_pkey PRIMARY KEY (acceptance_id);
ALTER TABLE ONLY segcast.source_checks ADD CONSTRAINT source_checks_pkey PRIMARY KEY (check_id);
ALTER TABLE ONLY segcast.source_counts ADD CONSTRAINT source_counts_pkey PRIMARY KEY (check_id, source, reason);
ALTER TABLE ONLY segcast.version_blobs ADD CONSTRAINT version_blobs_pkey PRIMARY KEY (outcome, version, blob);
CREATE UNIQUE INDEX memberships_are_open_once ON segcast.memberships USING btree (segment, customer_id) WHERE (left_at = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX reservations_are_open_once ON segcast.reservations USING btree (run_id, customer_id) WHERE (released_at IS NULL);
ALTER TABLE ONLY segcast.approvals ADD CONSTRAINT approvals_outcome_version_author_fkey FOREIGN KEY (outcome, version, author) REFERENCES segcast.model_versions(outcome, version, author);
ALTER TABLE ONLY segcast.attempt_results ADD CONSTRAINT attempt_results_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES segcast.attempts(attempt_id) ON DELETE CASCADE;
ALTER TABLE ONLY segcast.champions ADD CONSTRAINT champions_outcome_version_fkey FOREIGN KEY (outcome, version) REFERENCES segcast.approvals(outcome, version);
ALTER TABLE ONLY segcast.current_release ADD CONSTRAINT current_release_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.export_runs ADD CONSTRAINT export_runs_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.feature_columns ADD CONSTRAINT feature_columns_feature_set_version_fkey FOREIGN KEY (feature_set, version) REFERENCES segcast.feature_sets(feature_set, version);
ALTER TABLE ONLY segcast.gate_results ADD CONSTRAINT gate_results_outcome_version_fkey FOREIGN KEY (outcome, version) REFERENCES segcast.model_versions(outcome, version);
ALTER TABLE ONLY segcast.export_members ADD CONSTRAINT only_a_charged_contact_is_exported FOREIGN KEY (customer_id, reservation_id) REFERENCES segcast.reservations(customer_id, reservation_id);
ALTER TABLE ONLY segcast.release_acceptances ADD CONSTRAINT release_acceptances_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.release_acts ADD CONSTRAINT release_acts_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.release_measures ADD CONSTRAINT release_measures_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.release_outcomes ADD CONSTRAINT release_outcomes_release_id_fkey FOREIGN KEY (release_id) REFERENCES segcast.releases(release_id);
ALTER TABLE ONLY segcast.source_acceptances ADD CONSTRAINT source_acceptances_check_id_fkey FOREIGN KEY (check_id) REFERENCES segcast.source_checks(check_id);
ALTER TABLE ONLY segcast.source_counts ADD CONSTRAINT source_counts_check_id_fkey FOREIGN KEY (check_id) REFERENCES segcast.source_checks(check_id);
ALTER TABLE ONLY segcast.version_blobs ADD CONSTRAINT version_blobs_outcome_version_fkey FOREIGN KEY (outcome, version) REFERENCES segcast.model_versions(outcome, version);
