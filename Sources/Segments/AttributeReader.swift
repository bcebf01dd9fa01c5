import Postgres
import Warehouse

/// Reads which keys of the customers source meet conditions on its columns.
struct AttributeReader: Sendable {
    let catalog: WarehouseCatalog
    let sources: SessionPool

    /// Reads each condition's keys into a table of `own`'s transaction.
    ///
    /// - Returns: the tables' names.
    /// - Throws: `WarehouseError` when the source maps no such column; `PostgresError`.
    func read(
        _ conditions: Set<AttributeCondition>,
        on own: Session
    ) async throws -> [AttributeCondition: String] {
        guard !conditions.isEmpty else { return [:] }
        let copies = try conditions.map { ($0, try Self.copy($0, in: catalog)) }
        return try await SourceSnapshot.of(sources) { snapshot in
            var tables: [AttributeCondition: String] = [:]
            for (condition, copy) in copies {
                let table = Self.table(tables.count)
                try await own.query(Self.make(table))
                try await snapshot.copy(copy, into: table, on: own)
                tables[condition] = table
            }
            return tables
        }
    }

    /// The name of the table of one of several conditions.
    static func table(_ number: Int) -> String { "attributed_\(number)" }

    /// Makes a condition's table.
    static func make(_ table: String) -> Statement {
        Templates.makeAttributed.filled(["table": .identifier(table)])
    }

    /// Reads the keys that meet a condition.
    static func copy(
        _ condition: AttributeCondition,
        in catalog: WarehouseCatalog
    ) throws -> Statement {
        var binder = Binder.literals
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let columns = rows.source.mappedColumns
        guard let column = columns.first(where: { $0.name == condition.attribute })?.column else {
            throw WarehouseError.unknownColumn(
                source: "customers",
                column: condition.attribute,
                known: columns.map(\.name)
            )
        }
        let filter = RowFilter(where: [condition.attribute: condition.isOneOf])
        let isMet = try filter.conditions(&binder) { _ in rows.column(column) }
        return rows.copyOfKeys(meeting: isMet)
    }
}
