import Testing

@testable import Refresh

struct FindingSourceTests {
    @Test func `no two sources of findings share a name`() {
        let names = FindingSource.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(
        arguments: [
            (.day, ["purposes", "brands", "suppressions"]), (.scoring, ["approved alone"]),
            (.export, ["suppressions"]),
        ] as [(FindingSource.Asker, [String])]
    )
    func `who works asks what bears on it, and check asks everything`(
        asker: FindingSource.Asker,
        names: [String]
    ) {
        let asked = FindingSource.all.filter { $0.askers.contains(asker) }
        #expect(asked.map(\.name) == names)
    }
}
