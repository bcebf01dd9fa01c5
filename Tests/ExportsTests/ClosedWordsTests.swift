import Channels
import ContactPolicy
import Exports
import Postgres
import Registry
import Scores
import TestSupport
import Testing

/// Words that Swift closes in an enumeration and SQL in a CHECK are the same.
@Suite(.postgres)
struct ClosedWordsTests {
    private struct Closed {
        let table: String, constraint: String
        let words: [String]
    }

    private static let all = [
        Closed(
            table: "export_runs",
            constraint: "state_is_known",
            words: RunState.allCases.map(\.rawValue)
        ),
        Closed(
            table: "export_runs",
            constraint: "attention_reason_is_known",
            words: AttentionReason.allCases.map(\.rawValue)
        ),
        Closed(
            table: "export_runs",
            constraint: "kind_is_known",
            words: ExportDefinition.Kind.allCases.map(\.rawValue)
        ),
        Closed(
            table: "export_runs",
            constraint: "contact_model_is_known",
            words: ContactModel.allCases.map(\.rawValue)
        ),
        Closed(
            table: "reservations",
            constraint: "contact_model_is_known",
            words: ContactModel.allCases.map(\.rawValue)
        ),
        Closed(
            table: "export_files",
            constraint: "content_is_known",
            words: FileContent.allCases.map(\.rawValue)
        ),
        Closed(
            table: "export_candidates",
            constraint: "bucket_is_known",
            words: Bucket.allCases.map(\.rawValue)
        ),
        Closed(
            table: "releases",
            constraint: "state_is_known",
            words: ReleaseState.allCases.map(\.rawValue)
        ),
        Closed(
            table: "release_outcomes",
            constraint: "status_is_known",
            words: OutcomeStatus.allCases.map(\.rawValue)
        ),
        Closed(
            table: "release_measures",
            constraint: "measure_is_known",
            words: GuardMeasure.Kind.allCases.map(\.rawValue)
        ),
        Closed(
            table: "release_measures",
            constraint: "verdict_is_known",
            words: GuardMeasure.Verdict.allCases.map(\.rawValue)
        ),
        Closed(
            table: "governance",
            constraint: "governance_is_known",
            words: Governance.allCases.map(\.rawValue)
        ),
        Closed(
            table: "approvals",
            constraint: "governance_is_known",
            words: Governance.allCases.map(\.rawValue)
        ),
    ]

    @Test func `a word that one of both knows is known to the other`() async throws {
        let session = try await TestDatabase.connect()
        for closed in Self.all {
            let rows = try await session.sql(
                """
                select words.word[1] as word
                from pg_constraint as checks
                cross join lateral regexp_matches(
                    pg_get_constraintdef(checks.oid), '''([^'']+)''', 'g'
                ) as words (word)
                where checks.conname = $2::text
                and checks.conrelid = to_regclass('segcast.' || $1::text)
                """,
                [.text(closed.table), .text(closed.constraint)]
            )
            let words = try rows.map { try $0.value("word", as: String.self) }
            #expect(
                words.sorted() == closed.words.sorted(),
                "\(closed.table).\(closed.constraint)"
            )
        }
    }
}
