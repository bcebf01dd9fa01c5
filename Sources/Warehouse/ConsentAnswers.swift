public import Postgres

/// What customers said, one answer a customer, a purpose and a time: the rows to read, and expressions over them.
public struct ConsentAnswers: Sendable {
    /// The rows: those of the source under the alias `base`, each as often as it holds answers.
    public let base: Relation
    /// What an answer is for, as text.
    public let purpose: Expression
    /// Whether it is a yes or a no; unknown where it is neither.
    public let isGranted: Expression
    /// When it was said; `nil` where no column says.
    public let recordedAt: Expression?

    /// Prepares to read the answers of `rows`.
    ///
    /// - Throws: ``WarehouseError`` when the source does not say what a row is for, or whether it is a yes.
    public init(in rows: CustomerRows, _ binder: inout Binder) throws(WarehouseError) {
        switch try ConsentsSource(rows.source).form {
        case .single(let answer, let meaning):
            base = rows.base
            isGranted = answer.isGranted(&binder)
            recordedAt = rows.recordedAt
            switch meaning {
            case .column(let column): purpose = rows.text(column)
            case .always(let always): purpose = binder.bind(.text(always), as: "text")
            }
        case .several(let grants):
            let times = grants.map { $0.recordedAt(in: rows.source, rows.zone) }
            base = Fragments.baseAnswers.relation([
                "base": rows.base,
                "purposes": binder.bind(.texts(grants.map(\.purpose)), as: "text[]"),
                "granted": Expression.array(grants.map { $0.isGranted(&binder) }, of: "boolean"),
                "recorded_at": Expression.array(
                    times.map { $0 ?? .null("timestamptz") },
                    of: "timestamptz"
                ),
            ])
            purpose = .column("answers", "purpose").cast(to: "text")
            isGranted = .column("answers", "is_granted").cast(to: "boolean")
            let isTimed = times.contains { $0 != nil }
            recordedAt = isTimed ? .column("answers", "recorded_at").cast(to: "timestamptz") : nil
        }
    }
}
