import Channels
import Testing
import Warehouse

@testable import ContactPolicy

/// What channels know of people, beside what the contract maps of customers.
struct MappedDetailsTests {
    @Test func `every detail that channels know is a column that customers may map`() {
        let keys = Set(SourceRole.customers.columns.map(\.key.rawValue))
        for field in ContactField.allCases { #expect(keys.contains(field.rawValue), "\(field)") }
    }

    @Test(arguments: ContactField.allCases)
    func `a detail reaches somebody to a channel, in the contract and in the reason alike`(
        _ field: ContactField
    ) throws {
        let column = SourceRole.customers.columns.first { $0.key.rawValue == field.rawValue }
        #expect((column?.reach != nil) == field.reachesSomebody)
        let naming = SourceRole.suppressions.columns.filter(\.namesSomebody).map(\.key.rawValue)
        #expect(naming.contains(field.rawValue) == field.reachesSomebody)
        let (reason, _) = try RowJudge(KlaviyoProfiles()).reasons([field: "?"])
        #expect(reason == (field.reachesSomebody ? .unusableContact : .noContactDetails))
        let words = column?.reach.map { "no \($0.name)" } ?? "no"
        #expect(Bucket.noContactDetails.reason.contains(words))
    }

    @Test func `details stand in one order everywhere`() {
        #expect(ContactField.allCases.map(\.position) == Array(ContactField.allCases.indices))
    }
}
