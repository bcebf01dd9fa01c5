public import Failures

/// Why a contract cannot be meant as it stands.
public enum KeySpaceError: ReportableFailure, Equatable {
    /// The customers are known under another space.
    case knownPeople(keySpace: String, relation: String, knownSpace: String, knownRelation: String)
    /// The space is that of other customers; times agree for so many of the keys found, `nil` where none are known.
    case otherPeople(
        keySpace: String,
        column: String,
        knownColumn: String,
        found: Int,
        agreeing: Int?,
        keys: Int
    )
    /// The database is that of another shop.
    case otherShop(keySpace: String, knownSpace: String, knownRelation: String)
    /// There is no such relation.
    case noRelation(String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .knownPeople, .otherPeople, .otherShop, .noRelation: .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .knownPeople(let space, let relation, let known, let knownRelation):
            "key_space \(space) is not the one in force, and the customers of \(relation) are known as those of key_space \(known)"
                + (relation == knownRelation ? "" : " (\(knownRelation))")
                + ": under another one everybody would be somebody new, caps would begin anew and lists leave again. "
                + "Write key_space: \(known) in warehouse.yaml. If they are to be new customers: "
                + "segcast keys accept --reason WHY"
        case .otherPeople(let space, let column, let known, let found, let agreeing, let keys):
            "key_space \(space) holds the customers of \(known), and \(column) does not say the same of them: of "
                + "\(keys) of its keys \(found) are there"
                + (agreeing.map { ", \($0) with the same created_at" }
                    ?? ", and no created_at tells whose they are")
                + "; four in five would have to be, or it a view over the other. Other customers need a database of their own. "
                + "If they are the same: segcast keys accept --reason WHY"
        case .otherShop(let space, let known, let relation):
            "key_space \(space) is not the one in force, and this database is that of key_space \(known) (\(relation)): "
                + "one database is one shop's, for releases, segments, caps and lists go by their names alone, and two would "
                + "end each other's. Give another shop a database of its own. If these customers take the place of those: "
                + "segcast keys accept --reason WHY"
        case .noRelation(let relation):
            "there is no relation \(relation) with the key that customers: in warehouse.yaml names"
        }
    }
}
