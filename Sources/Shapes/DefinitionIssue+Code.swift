public import Failures

extension DefinitionIssue {
    /// What faults of definitions are called.
    public enum Code: String, FailureCode {
        case notYaml, yamlUnwanted, keyTwice, keyUnknown, keyNeeded, valueMissing, valueUnfit,
            wordUnknown, nameUnfit, nameUnknown, nameTwice, fileUnfit, folderMissing,
            valuePersonal, nobodyMeets, definitionsClash

        /// What it means.
        public var meaning: String {
            switch self {
            case .notYaml:
                "A file is no YAML: a tab, an indentation, a quote or a mark of a merge conflict is wrong."
            case .yamlUnwanted:
                "A file uses what definitions do without: anchors, tags, control characters, or depth "
                    + "without end."
            case .keyTwice:
                "A key stands twice in one mapping, so that nobody can tell which is meant."
            case .keyUnknown:
                "A key is none of those that may stand there."
            case .keyNeeded:
                "A key that has to stand there is missing."
            case .valueMissing:
                "A key has no value."
            case .valueUnfit:
                "A value is not what its key takes: another type, out of its range, or empty."
            case .wordUnknown:
                "A value is none of the words that its key takes."
            case .nameUnfit:
                "A name is not made of small letters, digits and underscores, or is longer than 63."
            case .nameUnknown:
                "Something is named that is not defined: a segment, an outcome, a column, a format, a tier."
            case .nameTwice:
                "A name is defined twice."
            case .fileUnfit:
                "A file of the folder cannot be read as a definition: it is missing, a link that leads "
                    + "out, too large, or has another ending."
            case .folderMissing:
                "There is no folder of definitions of that name."
            case .valuePersonal:
                "A value looks like somebody's address or phone number, or points at single people, and "
                    + "definitions are kept for ever."
            case .nobodyMeets:
                "Nobody can meet a rule, or everybody does."
            case .definitionsClash:
                "Definitions that are sound one by one contradict each other."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .notYaml:
                "Mend the line that is named; what follows it was not read."
            case .yamlUnwanted:
                "Write the value out."
            case .keyTwice:
                "Keep one."
            case .keyUnknown:
                "The nearest one is suggested; `segcast init --schemas FOLDER` writes schemas for editors."
            case .keyNeeded:
                "Add it."
            case .valueMissing:
                "Write one, or leave the key out."
            case .valueUnfit:
                "Write what the message asks for."
            case .wordUnknown:
                "Write one of those in the message."
            case .nameUnfit:
                "Write it so, a letter first."
            case .nameUnknown:
                "The nearest one is suggested."
            case .nameTwice:
                "Rename one of both."
            case .fileUnfit:
                "Put it right, or take it out of the folder."
            case .folderMissing:
                "Name it with --config; `segcast init --inspect SCHEMA --config FOLDER` proposes one."
            case .valuePersonal:
                "Tell these rows by another column."
            case .nobodyMeets:
                "Widen its bounds, or take it out."
            case .definitionsClash:
                "Change one of both, as the message says."
            }
        }
    }
}
