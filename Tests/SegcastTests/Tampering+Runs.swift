extension Tampering {
    /// What somebody changes of runs, whom they considered, and who was charged.
    static let runs: [Self] = [
        Self(
            what: "state aborted",
            sql:
                "alter table segcast.export_runs drop constraint if exists state_is_known; update segcast.export_runs set state = 'aborted' where run_id = 1",
            says: "run 1: rows of itself are not those"
        ),
        Self(
            what: "state acknowledged, file gone",
            sql:
                "alter table segcast.export_runs drop constraint if exists state_is_known; update segcast.export_runs set state = 'acknowledged' where run_id = 1",
            shell: "rm \(file) \(manifest)",
            says: "run 1: rows of itself are not those"
        ),
        Self(
            what: "never published, file gone",
            sql: "update segcast.export_runs set published_at = null where run_id = 1",
            shell: "rm \(file) \(manifest)",
            says: "run 1: rows of itself are not those"
        ),
        Self(
            what: "an excluded candidate is included",
            sql:
                "update segcast.export_candidates set bucket = 'included' where run_id = 1 and customer_id = (select min(customer_id) from segcast.export_candidates where run_id = 1 and bucket <> 'included')",
            says: "run 1: candidates are not those"
        ),
        Self(
            what: "two reasons swapped",
            sql:
                "update segcast.export_candidates set bucket = case bucket when 'control_group' then 'suppressed' else 'control_group' end where run_id = 1 and bucket <> 'included'",
            says: "run 1: candidates are not those"
        ),
        Self(
            what: "by what somebody is found",
            sql:
                "update segcast.export_candidates set identifiers = array[gen_random_uuid()] where run_id = 1 and bucket = 'included' and customer_id % 7 = 0",
            says: "run 1: candidates are not those"
        ),
        Self(
            what: "whom caps will count",
            sql:
                "update segcast.export_candidates set reached = array_fill(gen_random_uuid(), array[cardinality(identifiers)]) where run_id = 1 and bucket = 'included' and customer_id % 7 = 0",
            says: "run 1: candidates are not those"
        ),
        Self(
            what: "the excluded are gone",
            sql: "delete from segcast.export_candidates where run_id = 1 and bucket <> 'included'",
            says: "run 1: candidates are"
        ),
        Self(
            what: "a member is gone",
            sql:
                "delete from segcast.export_members where run_id = 1 and customer_id = (select min(customer_id) from segcast.export_members where run_id = 1)",
            says: "run 1: 1 customers"
        ),
        Self(
            what: "a member is another",
            sql:
                "update segcast.export_members set customer_id = -1 where run_id = 1 and customer_id = (select min(customer_id) from segcast.export_members where run_id = 1)",
            says: "run 1: 2 customers"
        ),
        Self(
            what: "a contact given back",
            sql:
                "update segcast.reservations set released_at = now() where run_id = 1 and customer_id = (select min(customer_id) from segcast.export_members where run_id = 1)",
            says: "run 1: 1 contacts"
        ),
        Self(
            what: "contacts of another month",
            sql:
                "update segcast.reservations set contact_at = contact_at - interval '60 days' where run_id = 1",
            says: "contacts"
        ),
        Self(
            what: "contacts on another channel",
            sql: "update segcast.reservations set channel = 'other' where run_id = 1",
            says: "contacts"
        ),
        Self(
            what: "contacts that are none",
            sql: "update segcast.reservations set contact_model = 'none' where run_id = 1",
            says: "contacts"
        ),
        Self(
            what: "a contact of nobody's list",
            sql:
                "insert into segcast.reservations (customer_id, reservation_id, run_id, channel, contact_at, contact_model) select -5, 99999, 1, channel, contact_at, contact_model from segcast.reservations where run_id = 2 limit 1",
            says: "run 1: 1 contacts"
        ),
        Self(
            what: "a run's brand",
            sql: "update segcast.export_runs set brand = 'other' where run_id = 1",
            says: "run 1: rows of itself are not those"
        ),
        Self(
            what: "contacts are gone",
            sql: "delete from segcast.reservations where run_id = 1",
            says: "contacts"
        ),
        Self(
            what: "caps are gone",
            sql: "delete from segcast.frequency_caps",
            says: "caps: caps are gone"
        ),
        Self(
            what: "a cap is wider",
            sql: "update segcast.frequency_caps set contact_limit = 100",
            says: "caps: caps are not those"
        ),
        Self(
            what: "a cap of another brand",
            sql: "update segcast.frequency_caps set brand = 'other'",
            says: "caps: caps are not those"
        ),
        Self(
            what: "a run's caps",
            sql: "update segcast.export_runs set caps = '[]' where run_id = 2",
            says: "run 2: rows of itself are not those"
        ),
        Self(
            what: "an acceptance that nobody gave",
            sql:
                "update segcast.export_runs set accepted_by = 'boss', accepted_reason = 'fine', accepted_count = 1 where run_id = 2",
            says: "run 2: rows of itself are not those"
        ),
        Self(
            what: "another question that was accepted",
            sql: "update segcast.export_runs set accepted_for = 'volume_changed' where run_id = 2",
            says: "run 2: rows of itself are not those"
        ),
        Self(
            what: "the list before",
            sql: "update segcast.export_runs set previous_run_id = null where run_id = 2",
            says: "run 2: rows of itself are not those"
        ),
        Self(
            what: "a number",
            sql: "update segcast.export_runs set sequence = 7 where run_id = 1",
            says: "its run is another in the database"
        ),
        Self(
            what: "the counter",
            sql: "update segcast.export_sequences set last_sequence = 50",
            says: "\"north_search\""
        ),
        Self(
            what: "the counter's manifest",
            sql: "update segcast.export_sequences set last_manifest_sha256 = repeat('a', 64)",
            says: "was sent with another manifest"
        ),
        Self(
            what: "the counter is gone",
            sql: "delete from segcast.export_sequences",
            says: "number 2 was sent, and the database knows 0"
        ),
        Self(
            what: "the last run and all its rows are gone",
            sql:
                "delete from segcast.export_members where run_id = 2; delete from segcast.export_candidates where run_id = 2; delete from segcast.export_files where run_id = 2; delete from segcast.kept_bytes where run_id = 2; delete from segcast.reservations where run_id = 2; delete from segcast.export_runs where run_id = 2; update segcast.export_sequences set last_sequence = 1",
            says: "run 2: candidates are gone"
        ),
        Self(
            what: "the manifest's text",
            sql:
                "update segcast.export_runs set manifest = replace(manifest, '1', '2') where run_id = 1",
            says: "the database's text is not what was committed"
        ),
        Self(
            what: "a file's row count",
            sql: "update segcast.export_files set row_count = row_count - 1 where run_id = 1",
            says: "run 1: rows of its files are not those"
        ),
        Self(
            what: "kept bytes are gone",
            sql: "delete from segcast.kept_bytes where run_id = 1",
            says: "run 1: kept bytes are gone"
        ),
        Self(
            what: "kept bytes flipped",
            sql:
                "update segcast.kept_bytes set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256) where run_id = 1",
            says: "kept bytes were changed, or sealed with another key"
        ),
        Self(
            what: "channel, and synthetic",
            sql:
                "update segcast.export_runs set channel = 'other', synthetic_contacts = true where run_id = 1",
            says: "run 1: rows of itself are not those"
        ),
        Self(
            what: "a run that never was",
            sql:
                "insert into segcast.export_runs (export, export_key, kind, channel, as_of, contact_at, release_id, definition_hash, governance, synthetic_contacts, normaliser_version, lease_token) select export, 'other', kind, channel, as_of, contact_at, release_id, definition_hash, governance, false, normaliser_version, 0 from segcast.export_runs where run_id = 1",
            says: "rows of itself that no entry sums up"
        ),
    ]
}
