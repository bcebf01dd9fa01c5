public import Postgres

/// What a relation is, as the catalogue has it.
public enum RelationKind: String, ColumnDecodable, CaseIterable {
    case table = "r"
    case partitioned = "p"
    case view = "v"
    case materialisedView = "m"
    case foreignTable = "f"

    /// Whether it lies here in blocks, of which some can be read.
    var hasBlocks: Bool { self == .table || self == .partitioned || self == .materialisedView }

    /// As it stands in a sentence.
    var words: String {
        switch self {
        case .table: "table"
        case .partitioned: "partitioned table"
        case .view: "view"
        case .materialisedView: "materialised view"
        case .foreignTable: "foreign table"
        }
    }
}
