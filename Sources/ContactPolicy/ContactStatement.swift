import Channels
import Postgres
import Warehouse

/// The statement that reads customers with their contact details.
struct ContactStatement {
    /// The details, in the order of the statement's columns; each is a column of customers by the same word.
    static let fields = ContactField.allCases

    private let catalog: WarehouseCatalog
    private let rows: CustomerRows
    private var binder = Binder()

    init(_ catalog: WarehouseCatalog) throws {
        self.catalog = catalog
        rows = try CustomerRows(.customers, in: catalog, &binder)
    }

    /// Reads everybody, or those who bear one of `keys`.
    func wanted(_ keys: [String]?) throws -> (Statement, [Value]) {
        var binder = binder
        let asked = keys.map {
            rows.key.cast(to: "text").isOne(of: binder.bind(.texts($0), as: "text[]"))
        }
        let kept = Expression.all([rows.condition, asked].compactMap { $0 })
        return (statement(of: rows.base, who: kept), binder.values)
    }

    /// Reads those who withdrew, are suppressed by their key, or are held back, in rows that no list holds too: what
    /// somebody withdrew whose row is left out, they withdrew.
    func denied(
        by question: ConsentQuestion,
        holdingBack group: ControlGroup?,
        now: Instant
    ) throws -> (Statement, [Value]) {
        var lists = ContactLists(catalog: catalog, question: question, now: now, binder: binder)
        let people = Fragments.peopleWithWords.relation([
            "base": rows.base, "key": rows.key,
            "words": try lists.words(), "suppressed": lists.suppressed(),
        ])
        let isControl = group.control(rows.key, &lists.binder)
        let isDenied = Fragments.isDenied.filled(["is_control": isControl])
        let denied = Expression.all([rows.isKeyed, isDenied])
        return (statement(of: people, who: denied), lists.binder.values)
    }

    private func statement(of people: Relation, who condition: Expression) -> Statement {
        func cell(_ field: ContactField) -> Expression {
            rows.source.column(under: field.rawValue).map { rows.text($0) } ?? .null("text")
        }
        let details = Self.fields.map { field in
            (
                name: field.rawValue,
                value: Fragments.shortDetail.filled(["value": cell(field)])
            )
        }
        return Templates.readContacts.filled([
            "details": Columns(named: details),
            "is_oversized": .any(
                ContactField.reaching.map { Fragments.isOversized.filled(["value": cell($0)]) }
            ),
            "people": people, "key": rows.key,
            "condition": condition,
        ])
    }
}

extension ControlGroup? {
    /// Whether a key's hash lies in the group's share; nobody's does, where there is no group.
    func control(_ key: Expression, _ binder: inout Binder) -> Expression {
        guard let group = self else { return .false }
        return Fragments.isControl.filled([
            "key": key,
            "salt": binder.bind(.text(group.salt), as: "text"),
            "share": binder.bind(.double(group.share), as: "numeric"),
        ])
    }
}
