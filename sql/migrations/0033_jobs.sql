-- Whoever appends to the trail says what its own commands do, and of a run what the run's row says.
create table segcast.audit_events (
    event text primary key,
    written_by text not null,
    run_states text[],
    constraint writer_is_known check (written_by in ('worker', 'exporter'))
);
comment on table segcast.audit_events is 'local: what a login may append to the audit trail; what functions say that keep rules of their own is not among it';
comment on column segcast.audit_events.written_by is 'exporter: the worker''s logins and those that only export; worker: the worker''s alone';
comment on column segcast.audit_events.run_states is 'in which states a run is when this was done to it; null for what is no run''s';

insert into segcast.audit_events (event, written_by, run_states) values
('export_planned', 'exporter', '{planned}'),
('export_again', 'exporter', '{planned}'),
('export_reserved', 'exporter', '{reserved}'),
('export_staged', 'exporter', '{staged}'),
('export_committed', 'exporter', '{committed}'),
('export_reopened', 'exporter', '{reserved,staged}'),
('export_published', 'exporter', '{published}'),
('export_needs_attention', 'exporter', '{needs_attention}'),
('export_cancelled', 'exporter', '{cancelled}'),
('export_superseded', 'exporter', '{superseded}'),
('run_sealed', 'exporter', '{planned,committed}'),
('kept_bytes_expired', 'exporter', '{committed,needs_attention,published,acknowledged}'),
('outbox_adopted', 'exporter', null),
('list_handed_over', 'worker', null),
('caps_sealed', 'worker', null),
('customers_linked', 'worker', null),
('key_space_recorded', 'worker', null),
('key_space_accepted', 'worker', null),
('version_sealed', 'worker', null),
('release_scored_again', 'worker', null),
('release_held', 'worker', null),
('release_accepted', 'worker', null),
('release_released', 'worker', null),
('release_released_in_part', 'worker', null),
('release_put_back', 'worker', null),
('segment_refreshed', 'worker', null),
('segment_retired', 'worker', null);

create function segcast.append_event(event text, subject text, detail jsonb)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    is_worker boolean := has_table_privilege(session_user, 'segcast.feature_builds', 'insert');
    known segcast.audit_events;
begin
    select events.* into known
    from segcast.audit_events as events
    where events.event = append_event.event and (is_worker or events.written_by = 'exporter');
    if not found then
        raise exception 'the login % may not append % to the audit trail', session_user, append_event.event
        using errcode = '42501';
    end if;
    if known.run_states is not null and not exists (
        select from segcast.export_runs as runs
        where
            runs.run_id = substring(append_event.subject from ' run ([0-9]{1,18})$')::bigint
            and append_event.subject = runs.export || ' run ' || runs.run_id
            and runs.state = any(known.run_states)
            and 'run ' || runs.run_id = all(
                array(select jsonb_object_keys(append_event.detail -> 'seals'))
            )
    ) then
        raise exception 'an entry of a run says what its row says, and sums up nothing else'
        using errcode = '23514', constraint = 'entry_is_the_runs';
    end if;
    if known.run_states is null and not is_worker and (
        append_event.detail ? 'seals'
        or (append_event.detail ->> 'head_sequence')::numeric
        > (append_event.detail ->> 'database_sequence')::numeric
    ) then
        raise exception 'the login % may not go on from numbers that the database does not know', session_user
        using errcode = '42501';
    end if;
    return segcast.append_audit(append_event.event, append_event.subject, append_event.detail);
end
$$;
comment on function segcast.append_event is 'Appends what a command of the session''s user did to the audit trail, and returns the entry''s number.';

revoke all on function segcast.append_event from public;
