import Postgres
import Warehouse

/// Where the keys of a space come from: a relation's column, by its names and by the catalogue's numbers.
struct KeyOrigin: Hashable, Sendable {
    let keySpace: String
    /// `schema.name`, and the column.
    let relation: String, keyColumn: String
    /// The same as the catalogue numbers them: a rename keeps these; a relation that was made anew has others.
    let relationOID: Int64?, keyColumnNumber: Int64?

    /// Where the contract says that keys come from; `nil` when there is no such relation, or it has no key.
    init?(_ definition: WarehouseDefinition, in session: isolated Session) throws {
        guard let parts = Source.split(definition.customers.relation),
            let column = definition.customers[.key],
            let row = try session.query(
                SQL.findOrigin,
                [.text(parts.schema), .text(parts.name), .text(column)]
            ).first
        else { return nil }
        keySpace = definition.keySpace
        relation = definition.customers.relation
        keyColumn = column
        relationOID = row.relationOID
        keyColumnNumber = row.keyColumnNumber
    }

    /// An origin as it was recorded.
    init(_ row: SQL.ListOriginsRow) {
        keySpace = row.keySpace
        relation = row.relation
        keyColumn = row.keyColumn
        relationOID = row.relationOID
        keyColumnNumber = row.keyColumnNumber
    }

    /// Whether both are one column of one relation, whatever was renamed or made anew.
    func isSame(as other: Self) -> Bool {
        guard isSameRelation(as: other) else { return false }
        if keyColumn == other.keyColumn { return true }
        return relationOID != nil && relationOID == other.relationOID && keyColumnNumber != nil
            && keyColumnNumber == other.keyColumnNumber
    }

    /// Whether both are of one relation.
    func isSameRelation(as other: Self) -> Bool {
        relation == other.relation || (relationOID != nil && relationOID == other.relationOID)
    }
}
