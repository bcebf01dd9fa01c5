/// What may fill a hole of a ``Template`` or ``Fragment``: an ``Expression``, a ``Relation``, ``Columns`` or a ``Hole``.
public protocol Filling: Sendable {
    /// The value, of the kind that the hole's form asks for.
    var hole: Hole { get }
}

extension Filling where Self == Hole {
    /// One identifier, quoted.
    public static func identifier(_ name: String) -> Self { .names([name]) }

    /// A relation by schema and name, each quoted; without a schema the search path decides.
    public static func relation(schema: String?, name: String) -> Self {
        .names([schema, name].compactMap { $0 })
    }
}
