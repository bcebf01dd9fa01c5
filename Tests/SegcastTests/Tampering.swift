/// Something that somebody changes who may write tables or the outbox, and what `segcast verify` says of it.
struct Tampering: Sendable {
    let what: String
    /// Statements, and a command of the shell that stands in the outbox.
    var sql = "", shell = ""
    let says: String

    /// The list that was published first and second, and somebody on the first.
    static let file = "north_search/north_search.000001.csv"
    static let manifest = "north_search/north_search.000001.manifest.json"

    static let files: [Self] = [
        Self(
            what: "a byte of a file",
            shell: "sed -i '2s/^./x/' \(file)",
            says: "000001.csv: its SHA-256 differs"
        ),
        Self(
            what: "a row is gone",
            shell: "sed -i 5d \(file)",
            says: "000001.csv: is not what its manifest says"
        ),
        Self(what: "a file is gone", shell: "rm \(file)", says: "open"),
        Self(
            what: "a link to the same bytes",
            shell: "mv \(file) ../away; ln -s \"$PWD/../away\" \(file)",
            says: "000001.csv: is no plain file"
        ),
        Self(
            what: "everybody may read it",
            shell: "chmod 644 \(file)",
            says: "everybody may read it"
        ),
        Self(what: "others may write it", shell: "chmod 620 \(file)", says: "others may write it"),
        Self(
            what: "others may write into the folder",
            shell: "chmod 777 north_search",
            says: "north_search: others may write into it"
        ),
        Self(
            what: "others may write into the outbox",
            shell: "chmod 770 .",
            says: "the outbox: others may write into it"
        ),
        Self(
            what: "half a record more",
            shell: "printf 'a,b' >> \(file)",
            says: "the last record is cut off"
        ),
        Self(
            what: "an address in the clear",
            shell: "sed -i '2s/^[^,]*/ada@example.com/' \(file)",
            says: "is not hashed"
        ),
        Self(
            what: "another header",
            shell: "sed -i '1s/Email/Mail/' \(file)",
            says: "its header is not its vendor's"
        ),
        Self(
            what: "the hash of nothing",
            shell: "sed -i \"2s/^[^,]*/$(printf '' | sha256sum | cut -d' ' -f1)/\" \(file)",
            says: "holds the hash of nothing"
        ),
        Self(
            what: "another count in the manifest",
            shell: "sed -i 's/\"included\" : /\"included\" : 1/' \(manifest)",
            says: "000001.manifest.json: its SHA-256 differs"
        ),
        Self(
            what: "the manifest is gone",
            shell: "rm \(manifest)",
            says: "000001.manifest.json: missing or no manifest"
        ),
        Self(
            what: "a copy under the next number",
            shell: "cp -p \(file) north_search/north_search.000099.csv",
            says: "000099.csv: is no run's"
        ),
        Self(
            what: "a copy at the top",
            shell: "cp -p \(file) copy.csv",
            says: "copy.csv: is no run's"
        ),
        Self(
            what: "a copy in a hidden folder",
            shell: "mkdir -m 700 .x; cp -p \(file) .x/",
            says: ".x/north_search.000001.csv: is no run's"
        ),
        Self(
            what: "a copy in the staging folder",
            shell: "mkdir -m 700 -p .staging/99.1; cp -p \(file) .staging/99.1/audience.1.csv",
            says: ".staging/99.1/audience.1.csv: is no run's"
        ),
        Self(what: "a pipe", shell: "mkfifo pipe", says: "pipe: is no plain file"),
        Self(
            what: "the head is gone",
            shell: "rm .segcast/north_search.json",
            says: "the outbox remembers nothing"
        ),
        Self(
            what: "the head is no head",
            shell: "echo x > .segcast/north_search.json",
            says: "cannot be read"
        ),
        Self(
            what: "the head is ahead",
            shell: "sed -i 's/\"sequence\" : 2/\"sequence\" : 3/' .segcast/north_search.json",
            says: "number 3 was sent, and the database knows 2"
        ),
        Self(
            what: "a row swapped together with its digest in the database, the manifest left alone",
            sql:
                "update segcast.export_files set file_sha256 = '@sha256@' where run_id = 1 and file_number = 1",
            shell: "sed -i '2s/^./0/; 3s/^./0/; 4s/^./0/; 5s/^./0/' \(file)",
            says: "000001.csv: is not what its manifest says"
        ),
    ]

    static let chain: [Self] = [
        Self(
            what: "an entry's subject",
            sql: "update segcast.audit_entries set subject = 'x' where audit_id = 4",
            says: "entry 4"
        ),
        Self(
            what: "an entry is gone",
            sql: "delete from segcast.audit_entries where audit_id = 4",
            says: "entry 5"
        ),
        Self(
            what: "the tail is gone, the head with it",
            sql:
                "delete from segcast.audit_entries where audit_id = (select max(audit_id) from segcast.audit_entries); update segcast.audit_head set (audit_id, entry_sha256) = (select audit_id, entry_sha256 from segcast.audit_entries order by audit_id desc limit 1)",
            says: "the audit trail was rewritten or cut before entry"
        ),
        Self(
            what: "all of it is gone",
            sql:
                "delete from segcast.audit_entries; update segcast.audit_head set audit_id = 0, entry_sha256 = repeat('0', 64)",
            says: "the audit trail was rewritten before entry"
        ),
        Self(what: "the head is gone", sql: "delete from segcast.audit_head", says: "entry 0"),
        Self(
            what: "a list is summed up again after it was changed",
            sql:
                "update segcast.export_candidates set bucket = 'suppressed' where run_id = 1 and bucket = 'control_group'; select segcast.append_audit('export_reserved', 'forged', jsonb_build_object('seals', jsonb_build_object('run 1', jsonb_build_object('candidates', jsonb_build_object('rows', 1, 'sha256', repeat('b', 64))))))::text as made",
            says: "run 1: candidates summed up again in entry"
        ),
        Self(
            what: "kept bytes expire on the first day",
            sql:
                "delete from segcast.kept_bytes where run_id = 1; select segcast.append_audit('kept_bytes_expired', 'forged', jsonb_build_object('seals', jsonb_build_object('run 1', jsonb_build_object('kept', jsonb_build_object('rows', 0, 'sha256', '')))))::text as made",
            says: "as gone before 90 days were over"
        ),
        Self(
            what: "kept bytes expire by days that no deployment may set",
            sql:
                "delete from segcast.kept_bytes where run_id = 1; select segcast.append_audit('kept_bytes_expired', 'forged', jsonb_build_object('kept_days', 0, 'seals', jsonb_build_object('run 1', jsonb_build_object('kept', jsonb_build_object('rows', 0, 'sha256', '')))))::text as made",
            says: "as gone before 7 days were over"
        ),
        Self(
            what: "an entry whose sums nobody can read",
            sql:
                "alter table segcast.audit_entries disable trigger all; insert into segcast.audit_entries select audit_id + 1, recorded_at, actor, event, subject, '{\"seals\": {\"x\": {\"y\": {\"rows\": \"z\"}}}}', entry_sha256, repeat('c', 64) from segcast.audit_entries order by audit_id desc limit 1",
            says: "a sum that cannot be read"
        ),
        Self(
            what: "an adoption of numbers that are none",
            sql:
                "select segcast.append_audit('outbox_adopted', 'x', '{\"export\": \"north_search\", \"head_sequence\": \"x\", \"database_sequence\": \"y\"}')::text as made; delete from segcast.champions",
            says: "champions are gone"
        ),
        Self(
            what: "gates are summed up again",
            sql:
                "update segcast.gate_results set measured = 99; select segcast.append_audit('model_approved', 'forged', jsonb_build_object('seals', jsonb_build_object('version books_30d 1', jsonb_build_object('gates', jsonb_build_object('rows', 1, 'sha256', repeat('b', 64))))))::text as made",
            says: "version books_30d 1: gates summed up again in entry"
        ),
    ]

    static let models: [Self] = [
        Self(
            what: "two customers' keys swapped",
            sql:
                "update segcast.customer_keys set external_key = 'x' where customer_id = 1; update segcast.customer_keys set external_key = (select 'M-' || lpad('9', 5, '8')) where customer_id = 1",
            says: "keys are not those"
        ),
        Self(
            what: "a key more",
            sql:
                "insert into segcast.customer_keys select key_space, 'forged', 999999, linked_at from segcast.customer_keys limit 1",
            says: "of which entries sum up"
        ),
        Self(
            what: "a key under an id that is never given",
            sql:
                "insert into segcast.customer_keys select key_space, 'forged', 0, linked_at from segcast.customer_keys limit 1",
            says: "of which entries sum up"
        ),
        Self(
            what: "keys of a space that nobody linked",
            sql:
                "insert into segcast.customer_keys select 'other', external_key, customer_id, linked_at from segcast.customer_keys where customer_id < 9",
            says: "key space other: 8 keys, of which entries sum up 0"
        ),
        Self(
            what: "a key is gone",
            sql: "delete from segcast.customer_keys where customer_id = 1",
            says: "keys are"
        ),
        Self(
            what: "a stay more",
            sql:
                "insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason) select 'north_hot', customer_id, entered_at, entered_release_id, entered_definition_hash, 'forged' from segcast.memberships where segment = 'warm' and customer_id not in (select customer_id from segcast.memberships where segment = 'north_hot') limit 1",
            says: "stays that began are"
        ),
        Self(
            what: "a stay by a release that never was",
            sql:
                "insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason) select 'north_hot', customer_id, entered_at, 0, entered_definition_hash, 'forged' from segcast.memberships where segment = 'warm' and customer_id not in (select customer_id from segcast.memberships where segment = 'north_hot') limit 1",
            says: "refresh north_hot 0: stays that began that no entry sums up"
        ),
        Self(
            what: "a stay that ended by a release that never was",
            sql:
                "update segcast.memberships set left_at = now(), left_release_id = 0, left_definition_hash = entered_definition_hash, left_reason = 'forged' where ctid = (select min(ctid) from segcast.memberships where segment = 'north_hot' and left_release_id is null)",
            says: "refresh north_hot 0: stays that ended that no entry sums up"
        ),
        Self(
            what: "a stay that never ended",
            sql:
                "update segcast.memberships set left_at = 'infinity', left_release_id = null, left_definition_hash = null, left_reason = null where left_release_id is not null",
            says: "stays that ended are gone"
        ),
        Self(
            what: "why somebody entered",
            sql:
                "update segcast.memberships set entered_reason = 'forged' where segment = 'north_hot'",
            says: "stays that began are not those"
        ),
        Self(
            what: "scores",
            sql:
                "update segcast.scores set score_values = array[0.5::real] where customer_id < 100",
            says: "scores are not those"
        ),
        Self(
            what: "scores are gone",
            sql: "delete from segcast.scores where customer_id < 3",
            says: "scores are"
        ),
        Self(
            what: "a release holds longer",
            sql:
                "update segcast.releases set valid_until = 'infinity'; update segcast.release_outcomes set valid_until = 'infinity'",
            says: "release 1: rows of itself are not those"
        ),
        Self(
            what: "another release is in force",
            sql: "update segcast.current_release set release_id = 1",
            says: "current: rows of itself are not those"
        ),
        Self(
            what: "what a gate measured",
            sql: "update segcast.gate_results set measured = 99",
            says: "gates are not those"
        ),
        Self(
            what: "gates are gone",
            sql: "delete from segcast.gate_results",
            says: "gates are gone"
        ),
        Self(
            what: "who approved",
            sql: "update segcast.approvals set approver = 'nobody'",
            says: "approvals are not those"
        ),
        Self(
            what: "who trained",
            sql:
                "update segcast.model_versions set author = 'nobody'",
            says: "version books_30d 1: rows of itself are not those"
        ),
        Self(
            what: "another model",
            sql:
                "update segcast.version_blobs set content = 'forged', content_sha256 = encode(sha256('forged'), 'hex')",
            says: "version books_30d 1: rows of itself are not those"
        ),
        Self(
            what: "a model more",
            sql:
                "insert into segcast.version_blobs select outcome, version, 'other', content, content_sha256 from segcast.version_blobs",
            says: "version books_30d 1: rows of itself are not those"
        ),
        Self(
            what: "a guard that passed",
            sql: "update segcast.release_measures set highest = highest + 1 where release_id = 2",
            says: "release 2: measures are not those"
        ),
        Self(
            what: "an acceptance that nobody gave",
            sql:
                "insert into segcast.release_acceptances (release_id, outcome, measure, audience, measured, level, reason, accepted_by) values (2, 'books_30d', 'turnover', '', 0.9, 1, 'forged', 'the_boss')",
            says: "release 2: acceptances are 1, not the 0"
        ),
        Self(
            what: "somebody else put a release back",
            sql:
                "insert into segcast.release_acts (release_id, act, replaced_release_id, reason, acted_by) values (1, 'put_back', 2, 'forged', 'the_boss')",
            says: "release 1: what people did to it are 1, not the 0"
        ),
        Self(
            what: "where keys come from",
            sql: "update segcast.key_origins set relation = 'house.others'",
            says: "key origins: origins are not those"
        ),
        Self(
            what: "a list that nobody handed over",
            sql:
                "insert into segcast.handed_over_lists (export, kind, channel, format, run_id, reason) values ('north_search', 'include', 'search', 'x', 1, 'forged')",
            says: "handed-over lists: lists that no entry sums up"
        ),
        Self(
            what: "an approval of another version",
            sql:
                "update segcast.approvals set version = 2 where version = 1",
            says: "approvals are gone"
        ),
        Self(
            what: "who may approve",
            sql:
                "select segcast.set_governance('four_eyes')::text as made; update segcast.governance set governance = 'single_operator'",
            says: "change 1 from the newest"
        ),
        Self(
            what: "who may approve, where nobody ever said",
            sql: "insert into segcast.governance (governance) values ('four_eyes')",
            says: "change 1 from the newest"
        ),
        Self(
            what: "which outcome a score is of",
            sql: "update segcast.score_columns set outcome = 'other'",
            says: "release 1"
        ),
        Self(
            what: "no outcome that a score is of",
            sql: "delete from segcast.score_columns",
            says: "release 1"
        ),
        Self(
            what: "no champion",
            sql: "delete from segcast.champions",
            says: "champions are gone"
        ),
        Self(
            what: "a definition that is gone",
            sql:
                "delete from segcast.definitions where kind = 'export'",
            says: "definition "
        ),
    ]
}
