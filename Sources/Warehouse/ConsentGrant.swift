import Postgres
import Shapes

/// One of several consents that a row holds: what it is for, and which columns say whether and when it was given.
public struct ConsentGrant: Encodable, Hashable, Sendable {
    /// What it is for.
    public var purpose = ""
    /// The column that says whether it was given.
    public var granted = ""
    /// The values of it that mean yes; empty where it holds truth values.
    public var grantedValues: [String] = []
    /// The column of when it was said; `nil` where none says.
    public var recordedAt: String?

    /// Creates a consent that is for nothing yet.
    public init() {}

    /// The columns that it speaks of: what they are called in messages, and in the relation.
    var mappedColumns: [(name: String, column: String)] {
        [(name: "granted of \(purpose)", column: granted)]
            + (recordedAt.map { [(name: "recorded_at of \(purpose)", column: $0)] } ?? [])
    }

    /// Whether a row of `base` says yes; not where it says nothing.
    func isYes(_ binder: inout Binder) -> Expression {
        value.cast(to: "text").isOne(of: words(&binder)).or(.false)
    }

    /// Whether a row of `base` says something else than yes, or nothing.
    func isNoYes(_ binder: inout Binder) -> Expression {
        value.cast(to: "text").isNone(of: words(&binder))
    }

    /// Whether a row of `base` says yes or no; unknown where it says neither.
    func isGranted(_ binder: inout Binder) -> Expression {
        guard !grantedValues.isEmpty else { return value.cast(to: "boolean") }
        return value.cast(to: "text").isOne(of: binder.bind(.texts(grantedValues), as: "text[]"))
    }

    private var value: Expression { .column("base", granted) }

    private func words(_ binder: inout Binder) -> Expression {
        binder.bind(.texts(grantedValues.isEmpty ? ["true"] : grantedValues), as: "text[]")
    }

    /// When a row of `base` said it; `nil` where no column says.
    func recordedAt(in source: Source, _ zone: Expression) -> Expression? {
        recordedAt.map { source.instant($0, alias: "base", zone: zone) }
    }
}

extension Shape where Value == ConsentGrant {
    static var grant: Self {
        .object(
            ConsentGrant(),
            [
                Field("purpose", \.purpose, .value, required: true, "what the consent is for"),
                Field(
                    "granted",
                    \.granted,
                    .text,
                    required: true,
                    "the column that says whether it was given"
                ),
                .grantedValues(\.grantedValues),
                Field(
                    "recorded_at",
                    \.recordedAt,
                    .text,
                    "the column of when it was said; the newest word counts",
                    whenMissing: "its time is not known, and a no wins"
                ),
            ]
        )
    }
}

extension Field {
    /// The values of a column that mean yes.
    static func grantedValues(_ path: WritableKeyPath<Root, [String]>) -> Self {
        Self(
            "granted_values",
            path,
            .list(.value, eachOnce: "value"),
            "the values that mean yes",
            byDefault: "there are none: the column is true or false"
        )
    }
}
