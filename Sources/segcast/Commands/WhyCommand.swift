import ArgumentParser
import Definitions
import Identity
import Postgres
import Warehouse

/// `segcast why`.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract:
            "Tells why a customer is, or is not, in a list: the whole chain, as it was known then.",
        discussion: """
            With --export RUN: the bucket the customer ended in, the contact and what each cap had counted, the \
            segments with rule and reason, the scores with model version, and the features they were made from. \
            Without: the runs that considered the customer, and the chain of the release in force.
            """
    )

    @Argument(help: "The customer's key, as in the warehouse.")
    var customer: String
    @Option(
        name: .customLong("export"),
        help: "A run's number, as in the manifest and `segcast runs`."
    )
    var run: Int64?
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let workplace = try Workplace(options)
        _ = try await workplace.apply()
        let space = workplace.configuration.warehouse.keySpace
        let key: [Value] = [.text(space), .text(customer)]
        guard let found = try await workplace.pool.query(SQL.findCustomer, key).first else {
            throw CommandFailure(
                "no customer has this key in \(space): keys are the warehouse's, exactly; `segcast run` links new ones",
                ExitStatus.data
            )
        }
        let chain = Chain(pool: workplace.pool, customerID: try found.value("customer_id"))
        let isThere = try await workplace.keySpaces.holds(
            customer,
            workplace.configuration.warehouse
        )
        var table = Table(columns: ["step", "what", "value"])
        let linked: Instant = try found.value("linked_at")
        table.rows.append(["customer", "id \(chain.customerID)", Self.since(linked)])
        if !isThere { table.rows.append(try await chain.erased()) }
        if let run {
            table.rows += try await chain.rows(ofRun: run)
        } else {
            table.rows += try await chain.rowsNow()
        }
        try table.print(as: options.format)
    }
}

extension WhyCommand {
    /// Since when a customer counts as one, in words.
    private static func since(_ linked: Instant) -> String {
        switch linked {
        case .distantPast: "a customer at every as-of: created_at is not mapped, or says no day"
        case .distantFuture: "a customer at no as-of: created_at says infinity"
        default: "a customer since \(linked)"
        }
    }
}

/// What led to what for one customer.
private struct Chain {
    let pool: SessionPool
    let customerID: Int64

    /// What is known of somebody whom the customers source no longer holds.
    func erased() async throws -> [String] {
        let row = try await pool.query(SQL.findMissingSince, [.bigint(customerID)])[0]
        let since: Instant? = try row.optional("missing_since")
        let last: Instant? = try row.optional("last_listed_at")
        return [
            "customer", "erased",
            "no row of the customers source has the key by now"
                + (since.map { ", nor had when a run asked at \($0)" } ?? "")
                + (last.map { "; last on a list at \($0)" } ?? "; never on a list")
                + ". What follows are numbers: no contact detail is kept beside the sealed bytes of files",
        ]
    }

    /// The chain of one export run.
    func rows(ofRun runID: Int64) async throws -> [[String]] {
        let values: [Value] = [.bigint(customerID), .bigint(runID), .integer(1)]
        guard let run = try await pool.query(SQL.listCustomerRuns, values).first else {
            throw CommandFailure(
                "run \(runID) did not consider this customer: nobody of its segments, or no such run",
                ExitStatus.data
            )
        }
        let contactAt: Instant = try run.value("contact_at")
        let release: Int64 = try run.value("release_id")
        return try await features(release) + scores(release) + stays(at: contactAt)
            + caps(of: runID) + outcome(run)
    }

    /// The chain of the release in force, and the newest runs.
    func rowsNow() async throws -> [[String]] {
        var rows: [[String]] = []
        if let current = try await pool.query(SQL.findReleaseInForce).first {
            let release: Int64 = try current.value("release_id")
            rows += try await features(release) + scores(release)
            rows += try await stays(at: current.value("read_at"))
        }
        let values: [Value] = [.bigint(customerID), .null, .integer(20)]
        for run in try await pool.query(SQL.listCustomerRuns, values) {
            let id: Int64 = try run.value("run_id")
            rows.append([
                "run \(id)", try run.value("export"),
                "\(try run.value("bucket", as: String.self)), \(try run.value("state", as: String.self))",
            ])
        }
        return rows
    }

    private func features(_ release: Int64) async throws -> [[String]] {
        try await pool.query(SQL.listCustomerFeatures, ids(release)).map { row in
            let measured: Double? = try row.optional("measured")
            let unit: String = try row.value("unit")
            return [
                "feature", try row.value("feature_name"),
                measured.map { "\($0) \(unit)" } ?? "unknown",
            ]
        }
    }

    private func scores(_ release: Int64) async throws -> [[String]] {
        try await pool.query(SQL.listCustomerScores, ids(release)).map { row in
            let score: Double? = try row.optional("score")
            let version: Int = try row.value("version")
            var text = score.map { "\($0)" } ?? "outside the population"
            text += ", model version \(version), release \(release)"
            if let source: Int64 = try row.optional("source_release_id") {
                text += ", carried from release \(source)"
            }
            return ["score", try row.value("outcome"), text]
        }
    }

    private func stays(at time: Instant) async throws -> [[String]] {
        let values: [Value] = [.bigint(customerID), .timestamptz(time)]
        return try await pool.query(SQL.listCustomerStays, values).flatMap { row -> [[String]] in
            let segment: String = try row.value("segment")
            let entered: Instant = try row.value("entered_at")
            let release: Int64 = try row.value("entered_release_id")
            let hash: String = try row.value("entered_definition_hash")
            let reason: String = try row.value("entered_reason")
            let body: String? = try row.optional("body")
            return [
                ["segment", segment, "since \(entered), release \(release): \(reason)"],
                ["rule", segment, "definition \(hash.prefix(12)): \(body ?? "")"],
            ]
        }
    }

    private func caps(of runID: Int64) async throws -> [[String]] {
        try await pool.query(SQL.listCustomerContacts, ids(runID)).map { row in
            let count: Int = try row.value("contact_count")
            let cap: Int = try row.value("cap")
            let hours: Int = try row.value("window_hours")
            return [
                "cap", try row.value("scope"), "\(count) of \(cap) in \(hours) h before this run",
            ]
        }
    }

    private func outcome(_ run: Row) async throws -> [[String]] {
        let id: Int64 = try run.value("run_id")
        let bucket: String = try run.value("bucket")
        var rows = [
            [
                "run \(id)", try run.value("export"),
                "\(try run.value("kind", as: String.self)), \(try run.value("state", as: String.self)), definition "
                    + "\(try run.value("definition_hash", as: String.self).prefix(12))",
            ],
            ["arm", "control group", bucket == "control_group" ? "held back" : "not held back"],
            ["bucket", bucket, Self.meaning(of: bucket)],
        ]
        if try run.value("is_removal") {
            rows.append(["list", "removals", "the one before, cut: nobody entered"])
        }
        if let committed: Instant = try run.optional("committed_at"), bucket == "included" {
            rows.append(["consent", "asked again", "given and not suppressed at \(committed)"])
        }
        if let charged: Instant = try run.optional("charged_at") {
            let own: Int64 = try run.value("charged_run_id")
            let released: Instant? = try run.optional("released_at")
            let model: String = try run.value("contact_model")
            let isTakenOver: Bool = try run.value("is_taken_over")
            let stay = own == id ? "" : ", charged by run \(own): a stay"
            rows.append([
                "contact", model,
                "at \(charged)"
                    + (isTakenOver ? ", when what finds them entered: a stay" : stay)
                    + (released.map { ", given back at \($0)" } ?? ""),
            ])
        }
        let file: String? = try run.optional("file_names")
        let isMember: Bool = try run.value("is_member")
        rows.append(["file", isMember ? "holds the customer" : "does not", file ?? "not published"])
        return rows
    }

    private func ids(_ other: Int64) -> [Value] { [.bigint(customerID), .bigint(other)] }

    /// What a bucket means, in words.
    private static func meaning(of bucket: String) -> String {
        switch bucket {
        case "included": "nothing spoke against it"
        case "excluded_segment": "in a segment that the export leaves out"
        case "not_in_customers":
            "no row of the customers source had the key: erased there, or left out by exclude"
        case "ambiguous_contact": "several rows of the customers source have the key"
        case "suppressed": "on the suppression list"
        case "no_consent": "did not agree to every purpose of the channel, or took it back"
        case "no_contact_details": "no e-mail and no phone"
        case "duplicate_contact":
            "others before are found by the same addresses and numbers, as the channel reads them"
        case "contact_denied":
            "every address and number is one that somebody withdrew, that is suppressed or held back"
        case "contact_changed":
            "the details changed while the list was made: the next one asks again"
        case "control_group": "deliberately not contacted"
        case "unusable_contact": "nothing in the details could be matched: try `segcast normalise`"
        case "cell_too_long": "a detail is longer than 1,024 bytes"
        case "invalid_utf8": "a detail is no valid text"
        default:
            bucket.hasPrefix("capped:") ? "no room left under the cap \(bucket.dropFirst(7))" : ""
        }
    }
}
