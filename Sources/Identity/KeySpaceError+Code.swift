public import Failures

extension KeySpaceError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case peopleKnown, peopleOther, shopOther, keyRelationMissing

        /// What it means.
        public var meaning: String {
            switch self {
            case .peopleKnown:
                "The customers are known under another key_space: under this one everybody would be "
                    + "somebody new."
            case .peopleOther:
                "The key_space holds other customers than the relation does."
            case .shopOther:
                "The database is another shop's."
            case .keyRelationMissing:
                "The customers' relation or the column of their key is not there."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .peopleKnown:
                "Write the key_space that is in force, or `segcast keys accept --reason WHY`."
            case .peopleOther:
                "Give other customers a database of their own; if they are the same, `segcast keys accept"
                    + " --reason WHY`."
            case .shopOther:
                "Give each shop a database of its own; if one takes the other's place, `segcast keys "
                    + "accept --reason WHY`."
            case .keyRelationMissing:
                "Correct customers: in warehouse.yaml."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .knownPeople: .peopleKnown
        case .otherPeople: .peopleOther
        case .otherShop: .shopOther
        case .noRelation: .keyRelationMissing
        }
    }
}
