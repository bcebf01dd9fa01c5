-- The rows of peer.contacts as members of a segment, and a release in force.
create table if not exists peer.visits (customer_id bigint, occurred_at timestamptz);
truncate segcast.export_members, segcast.export_candidates, segcast.reservations,
segcast.export_runs, segcast.export_files, segcast.kept_bytes, segcast.memberships, segcast.customer_keys,
segcast.customers, segcast.export_sequences cascade;
insert into segcast.customers (customer_id) select customer_id from peer.contacts;
insert into segcast.customer_keys (key_space, external_key, customer_id, linked_at)
select 'bench', customer_id::text, customer_id, '2020-01-01' from peer.contacts;
insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
select 'everybody', customer_id, '2020-01-01', 1, 'planted', 'planted' from peer.contacts;
insert into segcast.feature_builds (build_id, feature_set, version, as_of, purpose, state)
values (2000000, 'none', 1, '2026-01-01', 'score', 'dropped') on conflict do nothing;
insert into segcast.releases (release_id, as_of, build_id, release_key, state, released_at, valid_until)
values (2000000, '2026-01-01', 2000000, 'planted', 'released', now(), '2027-01-01') on conflict do nothing;
insert into segcast.current_release (release_id) values (2000000)
on conflict (is_current) do update set release_id = excluded.release_id;
vacuum analyze segcast.customer_keys, segcast.memberships, segcast.export_members;
checkpoint;
