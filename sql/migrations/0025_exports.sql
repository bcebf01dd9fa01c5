-- Lists of whom a head in the outbox tells: what was sent before there were heads needs none.
alter table segcast.export_runs add column has_head boolean not null default false;
alter table segcast.export_runs alter column has_head set default true;

create function segcast.adopt_sequence(export text, sequence bigint, manifest_sha256 text)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into segcast.export_sequences as counter (export, last_sequence, last_manifest_sha256)
    values (adopt_sequence.export, adopt_sequence.sequence, adopt_sequence.manifest_sha256)
    on conflict on constraint export_sequences_pkey do update
        set
            last_sequence = excluded.last_sequence,
            last_manifest_sha256 = excluded.last_manifest_sha256
        where counter.last_sequence < excluded.last_sequence
    returning counter.last_sequence;
$$;
comment on function segcast.adopt_sequence is 'Goes on behind a number that was sent and that this database does not know; never back.';
revoke all on function segcast.adopt_sequence from public;
