import Boosting
import Ciphers
import ContactPolicy
import Definitions
import Exports
import Failures
import Features
import Foundation
import Identity
import Learning
import Leases
import Postgres
import Refresh
import Registry
import Schema
import Scores
import Segments
import Shapes
import Texts
import Warehouse

/// Every code that a failure, a finding or a fault of a definition can have: what `segcast explain` and `docs/errors.md`
/// tell.
enum FailureCatalogue {
    /// A code with what there is to say of it.
    struct Entry: Encodable, Hashable {
        let code: String
        let meaning: String
        let remedy: String
    }

    /// The kinds of codes under what they are about, in the order data flows.
    static let kinds: [(about: String, codes: [any FailureCode.Type])] = [
        (
            "Commands",
            [
                CommandFailure.Code.self, RefreshError.Code.self, ExportFailures.Code.self,
                ReasonError.Code.self, UnexpectedFailure.Code.self,
            ]
        ),
        (
            "Definitions",
            [
                DefinitionIssue.Code.self, StoredDefinitionError.Code.self, StandingFinding.self,
            ]
        ),
        ("The key", [CipherError.Code.self, KeyError.Code.self]),
        (
            "The database",
            [
                PostgresError.Code.self, RefusalFailure.Code.self, WaitFailure.Code.self,
                LeaseError.Code.self, ReplicaError.Code.self, SchemaError.Code.self,
            ]
        ),
        ("Sources", [WarehouseError.Code.self, Finding.Code.self]),
        ("Consents and suppressions", [ContactFinding.self]),
        ("Customers' keys", [KeySpaceError.Code.self]),
        (
            "Features and models",
            [
                FeatureError.Code.self, LearningError.Code.self, EvaluationError.Code.self,
                BoostingError.Code.self, RegistryError.Code.self, GovernanceFinding.self,
            ]
        ),
        ("Scores and segments", [ScoreError.Code.self, SegmentError.Code.self]),
        ("Lists and the outbox", [ExportError.Code.self, OutboxError.Code.self]),
    ]

    /// Every entry, by its code.
    static let entries = kinds.flatMap { $0.codes.flatMap(entries) }.sorted { $0.code < $1.code }

    /// Returns the entry of a code, in whatever way it is copied: with its brackets, in capitals.
    static func entry(_ text: String) -> Entry? {
        let code = plain(text)
        return entries.first { $0.code == code }
    }

    /// A code as it was copied, without its brackets and in small letters.
    static func plain(_ text: String) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: "[] ")).lowercased()
            .replacing("_", with: "-")
    }

    /// The page `docs/errors.md`.
    static var page: String {
        var lines = [
            "# Errors", "",
            "Every error, finding and fault of a definition ends its line with a code in brackets, which stays the same when the",
            "words around it change. `segcast explain CODE` tells what stands here; `segcast explain` lists all.",
        ]
        for (about, codes) in kinds {
            lines += [
                "", "## \(about)", "", "| code | what it means | what to do |", "|---|---|---|",
            ]
            lines += codes.flatMap(entries).map {
                "| `\($0.code)` | \($0.meaning) | \($0.remedy) |".replacing("\n", with: " ")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func entries(of codes: any FailureCode.Type) -> [Entry] {
        func all<Code: FailureCode>(_ codes: Code.Type) -> [Entry] {
            codes.allCases.map { Entry(code: $0.word, meaning: $0.meaning, remedy: $0.remedy) }
        }
        return all(codes)
    }
}
