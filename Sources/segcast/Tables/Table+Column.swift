extension Table {
    /// A field: its name, and what its cells are.
    struct Column: Sendable {
        /// What cells of a column are.
        enum Kind: Sendable {
            /// Texts, also where they look like numbers.
            case text
            /// Numbers.
            case number
            /// Truth values.
            case truth
            /// Points in time.
            case instant
            /// Several texts each, such as files.
            case texts
        }

        /// What stands above it, and is its key in JSON.
        let name: String
        let kind: Kind
        /// Whether cells may be empty.
        var isOptional = false
        /// Whether people go without it where there is no room.
        var isLesser = false
        /// What it says, and in which unit, for who reads the schema.
        var meaning: String?
        /// The words that there are, where there are no others.
        var words: [String] = []

        static func text(_ name: String) -> Self { Self(name: name, kind: .text) }
        static func number(_ name: String) -> Self { Self(name: name, kind: .number) }
        static func truth(_ name: String) -> Self { Self(name: name, kind: .truth) }
        static func instant(_ name: String) -> Self { Self(name: name, kind: .instant) }
        static func texts(_ name: String) -> Self { Self(name: name, kind: .texts) }

        /// The same, whose cells may be empty.
        var orNothing: Self {
            var column = self
            column.isOptional = true
            return column
        }

        /// The same, which says this.
        func meaning(_ words: String) -> Self {
            var column = self
            column.meaning = words
            return column
        }

        /// The same, which has one of these words.
        func among(_ words: [String]) -> Self {
            var column = self
            column.words = words
            return column
        }

        /// The same, which people go without where there is no room for it.
        var lesser: Self {
            var column = self
            column.isLesser = true
            return column
        }

        /// What JSON has of it.
        var shape: OutputShape {
            let shape: OutputShape =
                switch kind {
                case .text: words.isEmpty ? .text : .words(words)
                case .number: .number
                case .truth: .truth
                case .instant: .instant
                case .texts: .list(.text)
                }
            return isOptional ? .optional(shape) : shape
        }

        /// A cell of it; a number or truth value that came as a text is one again.
        func cell(_ value: any CellValue) -> TableCell {
            let cell = value.cell
            guard case .text(let text) = cell else { return cell }
            switch kind {
            case .number:
                if let number = Int64(text) { return .integer(number) }
                if let number = Double(text) { return number.cell }
            case .truth: if let isSo = Bool(text) { return .truth(isSo) }
            case .text, .instant, .texts: break
            }
            return cell
        }
    }
}
