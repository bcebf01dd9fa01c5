import Shapes

/// What is mapped of whatever customers did at some time.
protocol ActivityMapping: RoleMapping {
    /// How the time at which it happened is mostly called, the likeliest first.
    static var timeName: String { get }

    /// How the product that it is of is mostly called; `nil` where rows are seldom of one.
    static var productName: String? { get }
}

extension ActivityMapping {
    static var isActivity: Bool { true }
    static var productName: String? { nil }

    static var columns: [SourceColumn] {
        [
            .key(of: "rows"),
            .customer(), .customerEmail,
            .happened(timeName, required: true, "when it happened"),
            .loadedAt, .amount, .currency, .product(named: productName),
        ]
    }

    static var settings: [Field<SourceDefinition>] { [.freshness, .minorUnits] }

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        try await guesser.guessActivity(role)
    }
}
