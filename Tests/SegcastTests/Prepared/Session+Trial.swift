import CLibPQ
@testable import Postgres
import TestSupport

extension Session {
    /// Tries a statement in the open transaction, which goes on whatever becomes of it.
    ///
    /// - Returns: what it takes and returns where it was prepared, and what the server said against it.
    func tried(_ trial: Trial) throws -> (described: Described?, refusal: String?) {
        try run(Script(path: "savepoint", text: "savepoint before"))
        var described: Described?
        do {
            switch trial {
            case .prepare(let text): described = try self.described(text)
            case .run(let text): try run(Script(path: "tried", text: text))
            }
            try run(Script(path: "release", text: "release savepoint before"))
            return (described, nil)
        } catch {
            try run(Script(path: "back", text: "rollback to savepoint before"))
            // Read, and refused only because it has to be the first of its transaction.
            return (nil, "\(error)".contains(" 25001 ") ? nil : "\(error)")
        }
    }

    /// Lets the server read a statement.
    ///
    /// - Parameters:
    ///   - text: the statement.
    ///   - types: those of its parameters where the text does not tell them.
    /// - Returns: what it takes and returns.
    /// - Throws: `PostgresError` when it does not.
    func described(_ text: String, taking types: [String] = []) throws -> Described {
        let list = types.isEmpty ? "" : "(\(types.joined(separator: ", ")))"
        try run(Script(path: "prepare", text: "prepare tried\(list) as \(text)"))
        let parameters = try sql(
            "select unnest(parameter_types)::text as type from pg_prepared_statements where name = 'tried'"
        ).map { try Self.short($0.value("type")) }
        let (columns, isNeverNull) = try columns(of: "tried")
        try run(Script(path: "deallocate", text: "deallocate tried"))
        return Described(parameters: parameters, columns: columns, isNeverNull: isNeverNull)
    }

    /// The columns of a prepared statement with their types, and which are never null where they come from.
    ///
    /// A temporary table that is made from a query says of no column that it is never null, and a view of none.
    private func columns(of name: String) throws -> (named: [String], isNeverNull: [String: Bool]) {
        let found = PQdescribePrepared(connection, name)
        defer { PQclear(found) }
        var (named, isNeverNull) = ([String](), [String: Bool]())
        for place in 0..<PQnfields(found) {
            let row = try sql(
                """
                select format_type(\(PQftype(found, place)), null) as type, (
                    select columns.attnotnull from pg_attribute as columns
                    inner join pg_class as tables on columns.attrelid = tables.oid
                    where columns.attrelid = \(PQftable(found, place)) and columns.attnum = \(PQftablecol(found, place))
                    and tables.relkind in ('r', 'p') and tables.relpersistence <> 't'
                ) as is_never_null
                """
            )[0]
            let type = Self.short(try row.value("type"))
            guard type != "void" else { continue }
            let name = PQfname(found, place).map { String(cString: $0) } ?? ""
            named.append("\(name) \(type)")
            isNeverNull[name] = try row.optional("is_never_null")
        }
        return (named, isNeverNull)
    }

    private static func short(_ type: String) -> String {
        type.replacing("timestamp with time zone", with: "timestamptz")
            .replacing("\"", with: "")
    }
}
