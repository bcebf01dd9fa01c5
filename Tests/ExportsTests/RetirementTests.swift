import Audit
import TestSupport
import Testing

@testable import Exports

/// What may be gone of what the audit trail sums up, and when.
@Suite(.postgres)
struct RetirementTests {
    private static let scores = Retirement(
        part: "scores",
        event: "scores_retired",
        days: 400,
        fewestDays: 30
    )

    /// A book of entries: the day, the event, the thing and part, and how many rows; those of none name `keptDays`.
    private func book(
        _ entries: [(String, String, String, String, Int)],
        retiring: [Retirement] = Retirement.all,
        keptDays: Int? = nil,
        sums: [String] = ["a1", "a1"]
    ) async throws -> SealBook {
        let session = try await TestDatabase.connect()
        var rows: [SQL.ListSealsRow] = []
        let days = keptDays.map(String.init) ?? "null"
        for (number, (day, event, thing, part, count)) in entries.enumerated() {
            rows += try await session.sql(
                """
                select \(number + 1)::bigint, '\(day)'::timestamptz, '\(event)'::text, '\(thing)'::text,
                    '\(part)'::text, \(count)::bigint, '\(count > 0 ? sums[number] : "")'::text,
                    \(count > 0 ? "null" : days)::integer
                """
            ).map(SQL.ListSealsRow.init)
        }
        return SealBook(rows, retiring: retiring)
    }

    @Test(arguments: [
        ("2025-03-31", "kept_bytes_expired", [String]()),
        (
            "2025-03-29", "kept_bytes_expired",
            ["run 7: kept bytes summed up again in entry 2, as gone before 90 days were over"]
        ),
        (
            "2025-03-31", "export_published",
            ["run 7: kept bytes summed up again in entry 2, after it was committed"]
        ),
    ])
    func `kept bytes of a run may be gone once they were kept for their days`(
        day: String,
        event: String,
        breaches: [String]
    ) async throws {
        let book = try await book([
            ("2025-01-01", "export_committed", "run 7", "kept", 3),
            (day, event, "run 7", "kept", 0),
        ])
        #expect(book.breaches == breaches)
        #expect(
            book.retired
                == (event == "kept_bytes_expired" ? ["kept bytes of 1 runs after 90 days"] : [])
        )
        #expect(book.differences(from: []).isEmpty, "none is what the trail sums up")
    }

    @Test(
        arguments: [
            ("2025-01-31", 30, nil), ("2025-01-29", 30, 30), ("2025-04-30", 365, 365),
            ("2025-01-08", 7, nil), ("2025-01-02", 7, 7), ("2025-01-02", 0, 7),
        ] as [(String, Int, Int?)]
    )
    func `bytes are judged by the days that their entry names, seven at least`(
        day: String,
        keptDays: Int,
        isBefore: Int?
    ) async throws {
        let entries = [
            ("2025-01-01", "export_committed", "run 7", "kept", 3),
            (day, "kept_bytes_expired", "run 7", "kept", 0),
        ]
        let book = try await book(entries, keptDays: keptDays)
        let breach = isBefore.map {
            "run 7: kept bytes summed up again in entry 2, as gone before \($0) days were over"
        }
        #expect(book.breaches == [breach].compactMap(\.self))
        #expect(book.retired == ["kept bytes of 1 runs after \(max(keptDays, 7)) days"])
    }

    @Test(
        arguments: [
            ("run_resealed", "kept", 3, nil), ("run_resealed", "candidates", 3, nil),
            ("run_resealed", "kept", 2, "after it was committed"),
            ("run_resealed", "files", 3, "after it was committed"),
            ("kept_bytes_lost", "kept", 0, nil),
            ("kept_bytes_lost", "kept", 2, "after it was committed"),
            ("kept_bytes_lost", "candidates", 0, "after it was committed"),
        ] as [(String, String, Int, String?)]
    )
    func `what is under another key is as many rows, and what a key was lost for is none`(
        event: String,
        part: String,
        rows: Int,
        breach: String?
    ) async throws {
        // Two sums of as many rows differ where the bytes do.
        let book = try await book(
            [
                ("2025-01-01", "export_committed", "run 7", part, 3),
                ("2025-01-02", event, "run 7", part, rows),
            ],
            sums: ["a1", "b2"]
        )
        let words = part == "kept" ? "kept bytes" : part == "files" ? "rows of its files" : part
        let told = breach.map { "run 7: \(words) summed up again in entry 2, \($0)" }
        #expect(book.breaches == [told].compactMap(\.self))
    }

    @Test func `scores are kept for ever, where nobody says that they retire`() async throws {
        let entries = [
            ("2025-01-01", "release_released", "release 5", "scores", 3),
            ("2026-03-01", "scores_retired", "release 5", "scores", 0),
        ]
        #expect(
            try await book(entries).breaches == [
                "release 5: scores summed up again in entry 2, otherwise than before"
            ]
        )
        let retiring = try await book(entries, retiring: [Self.scores])
        #expect(
            retiring.breaches.isEmpty && retiring.retired == ["scores of 1 releases after 400 days"]
        )
        let early = [entries[0], ("2026-02-01", "scores_retired", "release 5", "scores", 0)]
        #expect(
            try await book(early, retiring: [Self.scores]).breaches == [
                "release 5: scores summed up again in entry 2, as gone before 400 days were over"
            ]
        )
    }

    @Test func `what retires is gone as a whole`() async throws {
        let book = try await book(
            [
                ("2025-01-01", "release_released", "release 5", "scores", 3),
                ("2026-03-01", "scores_retired", "release 5", "scores", 2),
            ],
            retiring: [Self.scores]
        )
        #expect(
            book.breaches == ["release 5: scores summed up again in entry 2, otherwise than before"]
        )
    }
}
