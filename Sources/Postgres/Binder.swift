/// Numbers the parameters of a statement that is put together.
public struct Binder: Sendable {
    /// The values, in the order of their numbers.
    public private(set) var values: [Value] = []
    private var types: [String] = []

    private let isLiteral: Bool

    /// Creates a binder without parameters.
    public init() { isLiteral = false }

    private init(isLiteral: Bool) { self.isLiteral = isLiteral }

    /// A binder that writes values out, for a COPY, which takes no parameters.
    public static var literals: Self { Self(isLiteral: true) }

    /// Adds a value and returns its parameter, cast to `type`; an equal one of that type is used again.
    public mutating func bind(_ value: Value, as type: String) -> Expression {
        if isLiteral { return .literal(value, type) }
        // One value under two casts is two parameters: 0.1 as real is no 0.1 as numeric.
        if let known = values.indices.first(where: { values[$0] == value && types[$0] == type }) {
            return .parameter(known + 1, type)
        }
        values.append(value)
        types.append(type)
        return .parameter(values.count, type)
    }
}
