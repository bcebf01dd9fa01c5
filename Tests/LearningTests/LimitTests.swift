import Foundation
import Shapes
import Testing
import Yams

@testable import Learning

/// The limits that outcomes may move, of gates and of guards.
struct LimitTests {
    private func json<List: LimitList>(_ limits: Limits<List>) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(limits), as: UTF8.self)
    }

    /// Sees that the usual limits are stored as `usual`, and each one that is not usual is read as it was stored.
    private func check<List: LimitList>(_: List.Type, isStoredAs usual: String) throws {
        #expect(try json(Limits<List>()) == usual)
        for limit in List.limits {
            var limits = Limits<List>()
            limits[limit] = limit.range.upperBound
            if limits == Limits() { limits[limit] = limit.range.lowerBound }
            let stored = try json(limits)
            #expect(stored.contains(#""\#(limit.storedKey)":"#))
            let read = try JSONDecoder().decode(Limits<List>.self, from: Data(stored.utf8))
            #expect(read == limits && read != Limits())
        }
    }

    @Test func `limits are stored as they always were, and later ones where they are not usual`()
        throws
    {
        try check(
            Gates.self,
            isStoredAs: #"{"aucBelowBaseline":0.005,"calibrationError":0.08,"topDecileLift":1}"#
        )
        try check(
            ReleaseLimits.self,
            isStoredAs:
                #"{"activeDays":7,"activityFactor":1.5,"largestTurnover":0.5,"meanFactor":1.5}"#
        )
    }

    private func checkKeys<List: LimitList>(_: List.Type) {
        #expect(Set(List.limits.map(\.key)).count == List.limits.count)
        #expect(Set(List.limits.map(\.storedKey)).count == List.limits.count)
    }

    @Test func `no two limits of a list have one key`() {
        checkKeys(Gates.self)
        checkKeys(ReleaseLimits.self)
    }

    /// Reads a limit as a definition says it.
    private func read<List: LimitList>(_ limit: Limit<List>, as number: String) throws -> (
        limits: Limits<List>?, issues: Int
    ) {
        var reader = DefinitionReader()
        let node = try #require(try Yams.compose(yaml: "{\(limit.key): \(number)}"))
        return (Shape<Limits<List>>.limits().read(node, &reader), reader.issues.count)
    }

    private func checkRanges<List: LimitList>(_: List.Type) throws {
        for limit in List.limits {
            func said(_ number: Double) -> String {
                limit.isWhole ? "\(Int(number))" : "\(number)"
            }
            let highest = limit.range.upperBound
            let (limits, issues) = try read(limit, as: said(highest))
            #expect(limits?[limit] == highest && issues == 0)
            #expect(try read(limit, as: said(highest + 1)).issues == 1)
        }
    }

    @Test func `a limit is read within its range`() throws {
        try checkRanges(Gates.self)
        try checkRanges(ReleaseLimits.self)
    }

    @Test func `days are whole`() throws {
        let days = ReleaseLimits.activeDays
        #expect(try read(days, as: "30").limits?[whole: days] == 30)
        #expect(try read(days, as: "1.5").issues == 1)
    }
}
