import Failures
import Postgres

extension Examination {
    /// Whether the server is one that Segcast works with, and may be written to.
    static let server = Examination("server", needs: [database]) { patient, _ in
        let row = try await patient.database.get().one(SQL.findServer)
        let version = answer(toVersion: row.versionNumber, row.versionName)
        guard row.isReplica else { return [version] }
        return [
            version,
            .wrong(
                .configuration,
                "it is a replica, which takes no writes",
                fix:
                    "name the primary in SEGCAST_DATABASE_URL, the replica in SEGCAST_READ_DATABASE_URL"
            ),
        ]
    }

    /// Judges a server by its `server_version_num`, such as 150004.
    static func answer(toVersion number: Int, _ name: String) -> Answer {
        switch number / 10_000 {
        case 15...17: .well("PostgreSQL \(name)")
        case 0..<15:
            .wrong(
                .configuration,
                "PostgreSQL \(name): Segcast needs 15 to 17",
                fix: "upgrade the server, or let it follow by logical replication into a newer one"
            )
        default:
            .doubt(
                "PostgreSQL \(name): Segcast is tried on 15 to 17",
                fix: "look for a newer Segcast"
            )
        }
    }

    /// What stands between this program and the server; Segcast keeps no state in a session.
    static let pooler = Examination("pooler", needs: [database]) { patient, _ in
        switch try await Pooler.find(patient.database.get()) {
        case .none: [.well("none: the server itself answers")]
        case .session: [.well("one in session mode, such as pgbouncer")]
        case .transaction: [.well("one in transaction mode, such as pgbouncer")]
        }
    }

    /// Whether the clocks here and at the server agree.
    static let clock = Examination("clock", needs: [database]) { patient, _ in
        let pool = try patient.database.get()
        let before = patient.clock()
        let there = try await pool.one(SQL.findServer).readAt
        let after = patient.clock()
        return [answer(toClock: there, before: before, after: after)]
    }

    /// Judges a server's time by what time it was here before and after it was asked.
    static func answer(toClock there: Instant, before: Instant, after: Instant) -> Answer {
        let early = there.microseconds - before.microseconds
        let late = there.microseconds - after.microseconds
        // Somewhere in between it was read: what neither end explains is a difference.
        let off = early < 0 ? early : late > 0 ? late : 0
        let seconds = Double(abs(off)) / 1_000_000
        guard seconds > 5 else { return .well("within \(Int(seconds) + 1) s of the server's") }
        return .doubt(
            "it is \(Int(seconds.rounded())) s \(off > 0 ? "behind" : "ahead of") the server's, by which days are cut and leases end",
            fix: "let both keep time, such as by: timedatectl set-ntp true"
        )
    }
}
