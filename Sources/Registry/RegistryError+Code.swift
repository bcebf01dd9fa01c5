public import Failures

extension RegistryError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case versionUnknown, gatesFailed, authorMayNotApprove, governanceStricter, notApproved,
            modelDamaged

        /// What it means.
        public var meaning: String {
            switch self {
            case .versionUnknown:
                "An outcome has no such version."
            case .gatesFailed:
                "The version was measured and is not good enough."
            case .authorMayNotApprove:
                "Whoever trained a version may not approve it under four_eyes."
            case .governanceStricter:
                "policies.yaml asks for less than was asked for before."
            case .notApproved:
                "No version of an outcome is approved, so that nothing may be scored by it."
            case .modelDamaged:
                "Stored bytes of a model do not match their digest."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .versionUnknown:
                "`segcast models` lists what there is."
            case .gatesFailed:
                "`segcast models card` says by how much. Train with other data or features."
            case .authorMayNotApprove:
                "Let somebody else run `segcast models approve`."
            case .governanceStricter:
                "Say what is in force, or let the owner of the tables run the statement in the message."
            case .notApproved:
                "Look at the version's card, then `segcast models approve OUTCOME VERSION`; train first "
                    + "where there is none."
            case .modelDamaged:
                "Restore them from a backup, or approve another version."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .unknownVersion: .versionUnknown
        case .gatesFailed: .gatesFailed
        case .authorMayNotApprove: .authorMayNotApprove
        case .governanceIsStricter: .governanceStricter
        case .noChampion: .notApproved
        case .modelCorrupt: .modelDamaged
        }
    }
}
