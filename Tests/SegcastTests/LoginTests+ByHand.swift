import Foundation
import Postgres
import TestSupport
import Testing

/// What a login that only exports says or plans by hand, beside the program.
extension LoginTests {
    /// Plans by hand what an exporter can guess: the run that the program would plan next, before it does, changed by an
    /// assignment; returns what the server says to that.
    private func planning(_ forgery: String, as exporter: String, in shop: ExportShop) async throws
        -> String?
    {
        try await shop.session.sql("create table till.guessed as table segcast.export_runs")
        try await shop.session.sql("update till.guessed set \(forgery)")
        try await shop.session.sql("grant select on till.guessed to \(exporter)")
        try await shop.session.sql("delete from segcast.export_runs")
        let columns =
            "export, export_key, kind, channel, brand, as_of, contact_at, release_id, definition_hash, governance, synthetic_contacts, normaliser_version, lease_token, contact_model, caps, is_removal, data_hash, data_parts, logical_time"
        return try await refusal(
            "insert into segcast.export_runs (\(columns)) select \(columns) from till.guessed",
            of: exporter
        )
    }

    @Test
    func
        `a login that only exports says in the audit trail what its commands did, and nothing else`()
        async throws
    {
        try await withShop { shop in
            let (exporter, worker) = ("segcast_test_says_exporter", "segcast_test_says_worker")
            try await make(exporter, of: "exporter", reading: "till")
            try await make(worker, of: "worker", reading: "till")
            var shop = shop
            shop.segcast.login = worker
            try #require(try await shop.segcast.run("runs").status == 0)
            shop.segcast.login = exporter
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "staged=kill"])
            try await shop.expireLeases()
            for words in [
                "runs cancel 1", "export social_list --as-of 2024-03-04",
                "export social_list --removals-only --as-of 2024-03-04",
            ] {
                let result = try await shop.segcast.run(
                    words.split(separator: " ").map(String.init),
                    [:]
                )
                try #require(result.status == 0, "\(words): \(result.errors)")
            }
            try FileManager.default.removeItem(
                atPath: "\(shop.segcast.outbox)/.segcast/social_list.json"
            )
            let adopted = try await shop.segcast.run("outbox", "adopt", "--reason", "a test")
            #expect(adopted.status == 0, "\(adopted.errors)")
            func seals(_ thing: String) -> String {
                #"{"seals": {"\#(thing)": {"run": {"rows": 1, "sha256": "b"}}}}"#
            }
            for (event, subject, detail, state) in [
                ("governance_set", "four_eyes", "{}", "42501"),
                ("model_approved", "books 1", seals("version books 1"), "42501"),
                ("version_sealed", "books 1", seals("version books 1"), "42501"),
                ("release_released", "1", seals("release 1"), "42501"),
                ("segment_refreshed", "few", seals("refresh few 1"), "42501"),
                ("customers_linked", "keys till 0 9", seals("keys till 0 9"), "42501"),
                ("caps_applied", "policy", "[]", "42501"),
                ("list_handed_over", "news run 1", seals("handed-over lists"), "42501"),
                ("export_accepted", "news run 1", "{}", "42501"),
                ("whatever", "news run 1", "{}", "42501"),
                ("outbox_adopted", "x", #"{"head_sequence": 9, "database_sequence": 1}"#, "42501"),
                ("outbox_adopted", "x", seals("caps"), "42501"),
                ("export_committed", "news run 1", seals("run 1"), "23514"),
                ("export_committed", "social_list run 2", seals("run 2"), "23514"),
                ("export_published", "social_list run 2", seals("release 1"), "23514"),
                ("export_published", "news run 2", seals("run 2"), "23514"),
                ("export_published", "news run 99", seals("run 99"), "23514"),
                ("kept_bytes_expired", "news run 1", seals("run 2"), "23514"),
            ] {
                let call = "segcast.append_event('\(event)', '\(subject)', '\(detail)')"
                #expect(try await refusal("select \(call)", of: exporter) == state, "\(call)")
            }
            for call in [
                "append_event('governance_set', 'four_eyes', '{}')",
                "append_event('model_approved', 'books 1', '{}')",
                "append_audit('release_released', '1', '{}')",
            ] {
                #expect(
                    try await refusal("select segcast.\(call)", of: worker) == "42501",
                    "\(call)"
                )
            }
            shop.segcast.login = nil
        }
    }

    @Test(arguments: [
        "contact_model = 'none', caps = '[]'", "caps = '[]'", "contact_model = 'presence'",
        "definition_hash = repeat('0', 64)", "contact_at = '2000-01-01'",
        "is_removal = true, contact_model = 'none', caps = '[]'", "brand = 'other'",
    ])
    func `a run that is planned by hand counts contacts as its definition says, or goes nowhere`(
        forgery: String
    ) async throws {
        try await withShop(isTampered: true) { shop in
            let exporter = "segcast_test_plan_exporter"
            try await make(exporter, of: "exporter", reading: "till")
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "planned=kill"])
            try await shop.expireLeases()
            #expect(try await planning(forgery, as: exporter, in: shop) == nil)
            var shop = shop
            shop.segcast.login = exporter
            let made = try await shop.export("news")
            #expect(made.status == 65, "\(made.output)")
            #expect(made.errors.contains("somebody has changed it by hand"), "\(made.errors)")
            #expect(made.tells("run-changed-by-hand"), "\(made.errors)")
            let sent: Int = try await shop.value(
                "select count(*) from segcast.export_runs where sequence is not null"
            )
            #expect(sent == 0)
        }
    }

    @Test(arguments: ["take it over", "plan it"])
    func `nobody keeps a run for good by a token that no lease has`(how: String) async throws {
        try await withShop(isTampered: true) { shop in
            let exporter = "segcast_test_token_exporter"
            try await make(exporter, of: "exporter", reading: "till")
            _ = try await shop.export("news", ["SEGCAST_FAILPOINT": "planned=kill"])
            try await shop.expireLeases()
            let token = Int64.max
            let refused =
                if how == "plan it" {
                    try await planning("lease_token = \(token)", as: exporter, in: shop)
                } else {
                    try await refusal(
                        "select segcast.take_over_run(run_id, \(token)) from segcast.export_runs",
                        of: exporter
                    )
                }
            #expect(refused == nil)
            let made = try await shop.export("news")
            #expect(made.status == 0, "\(made.errors)")
        }
    }

    @Test func `an exporter that gives contacts back behind a list's back sends nothing`()
        async throws
    {
        try await withShop(isTampered: true) { shop in
            let exporter = "segcast_test_back_exporter"
            try await make(exporter, of: "exporter", reading: "till")
            let made = try await shop.export("news", stoppedAt: "staged") {
                let refused = try await refusal(
                    "select segcast.release_contacts(run_id, null) from segcast.export_runs",
                    of: exporter
                )
                #expect(refused == nil)
            }
            #expect(made.status == 65, "\(made.output)")
            #expect(made.errors.contains("somebody has changed it by hand"), "\(made.errors)")
            let sent: Int = try await shop.value(
                "select count(*) from segcast.export_runs where sequence is not null"
            )
            #expect(sent == 0)
            try #require(try await shop.segcast.run("runs", "cancel", "1").status == 0)
        }
    }
}
