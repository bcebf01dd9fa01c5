import Postgres

extension SessionPool {
    /// Lists the columns of relations, each of a schema; of those that are not there none.
    func columns(
        of relations: [(schema: String, name: String)]
    ) async throws -> [Templates.ListColumnsRow] {
        try await query(
            Templates.listColumns.filled(["column_types": Fragments.columnTypes.relation()]),
            [.texts(relations.map(\.schema)), .texts(relations.map(\.name))]
        )
    }

    /// Lists the columns of every relation of some schemas, with what the catalogue knows of each.
    func columns(in schemas: [String]) async throws -> [Templates.InspectColumnsRow] {
        try await query(
            Templates.inspectColumns.filled(["column_types": Fragments.columnTypes.relation()]),
            [.texts(schemas)]
        )
    }
}
