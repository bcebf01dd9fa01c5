import Channels
import Testing
import Warehouse

/// What channels know of people, beside what the contract maps of customers.
struct MappedDetailsTests {
    @Test func `every detail that channels know is a column that customers may map`() {
        let keys = Set(SourceRole.customers.columns.map(\.key.rawValue))
        for field in ContactField.allCases { #expect(keys.contains(field.rawValue), "\(field)") }
    }

    @Test func `details stand in one order everywhere`() {
        #expect(ContactField.allCases.map(\.position) == Array(ContactField.allCases.indices))
    }
}
