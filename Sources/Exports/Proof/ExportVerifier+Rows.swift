extension ExportVerifier {
    /// What rows claim of one another: each statement finds the rows that break a rule.
    func ofRows(_ tables: VerifiedTables) -> [Check] {
        [
            Self.check(
                "Every run's counts are those of its candidates, members and file",
                tables.counts
            ) { "run \($0.runID)" },
            Self.check("Every list's members are its included candidates", tables.members) {
                "run \($0.runID): \($0.customerCount) customers"
            },
            Self.check(
                "Every member is charged, at the time and on the channel of the list, and nobody else",
                tables.contacts
            ) {
                "run \($0.runID): \($0.contactCount) contacts"
            },
            Self.check(
                "Nobody has more contacts in a window than a cap allowed when they were made",
                tables.caps
            ) {
                "run \($0.runID): \($0.customerCount) over \($0.capName)"
            },
            Self.check(
                "Every export's numbers have no gap and its manifests follow one another",
                tables.sequences
            ) { $0.export },
            Self.check("The audit trail is whole", tables.audit) {
                "entry \($0.auditID)"
            },
            Self.check(
                "Who may approve a model is what the audit trail says",
                tables.governance
            ) { "change \($0.place) from the newest" },
            Self.check(
                "Every release scores everybody that was built, each outcome at its place",
                tables.releases
            ) {
                "release \($0.releaseID)"
            },
            Self.check(
                "Every run and stay refers to a definition that is kept",
                tables.definitions
            ) { "definition \($0.definitionHash)" },
            Self.check(
                "Every run counts contacts, and under the caps, that its definition says",
                tables.orders
            ) { "run \($0.runID)" },
        ]
    }

    private static func check<Row>(
        _ claim: String,
        _ rows: [Row],
        _ breach: (Row) -> String
    ) -> Check {
        Check(claim: claim, looked: rows.count, breaches: rows.map(breach))
    }
}
