import Channels
import ContactPolicy
import Exports
import Features
import Postgres
import Refresh
import Registry
import TestSupport
import Testing

@testable import Scores

/// Words that Swift closes in an enumeration and SQL in a CHECK are the same.
@Suite(.postgres)
struct ClosedWordsTests {
    /// The words of each CHECK, as Swift has them.
    private static let closed: [String: [String]] = [
        "approvals.governance_is_known": words(of: Governance.self),
        "attempt_results.part_is_known": words(of: AttemptPart.self),
        "attempt_results.state_is_known": words(of: AttemptState.self),
        "attempts.command_is_known": words(of: AttemptCommand.self),
        "export_candidates.bucket_is_known": words(of: Bucket.self),
        "export_files.content_is_known": words(of: FileContent.self),
        "export_runs.accepted_for_is_known": words(of: AttentionReason.self),
        "export_runs.attention_reason_is_known": words(of: AttentionReason.self),
        "export_runs.contact_model_is_known": words(of: ContactModel.self),
        "export_runs.kind_is_known": words(of: ExportDefinition.Kind.self),
        "export_runs.state_is_known": words(of: RunState.self),
        "feature_builds.purpose_is_known": words(of: FeatureBuilder.Purpose.self),
        "governance.governance_is_known": words(of: Governance.self),
        "release_acts.act_is_known": words(of: ReleaseAct.self),
        "release_measures.measure_is_known": words(of: GuardMeasure.Kind.self),
        "release_measures.verdict_is_known": words(of: GuardMeasure.Verdict.self),
        "release_outcomes.status_is_known": words(of: OutcomeStatus.self),
        "releases.state_is_known": words(of: ReleaseState.self),
        "reservations.contact_model_is_known": words(of: ContactModel.self),
    ]

    /// CHECKs of words that no Swift writes or reads: migrations give each event its group, and statements a build its state.
    private static let ofSQLAlone: Set = [
        "audit_events.writer_is_known", "feature_builds.state_is_known",
    ]

    private static func words<Word: CaseIterable & RawRepresentable<String>>(
        of type: Word.Type
    ) -> [String] {
        type.allCases.map(\.rawValue).sorted()
    }

    /// The words of every CHECK that is nothing but a list of words, or that is named as one.
    private func known() async throws -> [String: [String]] {
        let rows = try await TestDatabase.connect().sql(
            """
            select
                classes.relname::text || '.' || checks.conname::text as name,
                array(
                    select words.word[1]
                    from regexp_matches(checks.rule, $$'([^']+)'$$, 'g') as words (word)
                    order by words.word[1] collate "C"
                ) as words
            from (
                select all_checks.*, pg_get_constraintdef(all_checks.oid) as rule
                from pg_constraint as all_checks
                where all_checks.contype = 'c' and all_checks.connamespace = 'segcast'::regnamespace
            ) as checks
            inner join pg_class as classes on classes.oid = checks.conrelid
            where
                checks.rule ~ '^CHECK \\(\\(\\w+ = ANY \\(ARRAY\\[[^]]*]\\)\\)\\)$'
                or checks.conname ~ '_is_known$'
            """
        )
        let found = try rows.map {
            try ($0.value("name", as: String.self), $0.value("words", as: [String].self))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    @Test
    func `every list of words that SQL closes is an enumeration of Swift, or said to be none`()
        async throws
    {
        let expected = Self.ofSQLAlone.union(Self.closed.keys)
        #expect(try await Set(known().keys).symmetricDifference(expected).sorted() == [])
    }

    @Test func `a word that one of both knows is known to the other`() async throws {
        let known = try await known()
        for (check, words) in Self.closed { #expect(known[check] == words, "\(check)") }
    }
}
