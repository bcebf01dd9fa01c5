import Texts
import Postgres

/// A proposed source contract, with the evidence for each guess and the doubts about it.
public struct ContractProposal: Sendable {
    /// One mapped key, why it was chosen, and what should be looked at.
    public struct Entry: Sendable {
        /// The key in `warehouse.yaml`, behind a `#` where somebody has to take it up.
        public let key: String
        /// The column of the role that it maps; `nil` where it says something else of the source.
        let column: ColumnKey?
        /// The name or value it is given; for a list or a mapping, its YAML.
        public let value: String
        /// Evidence, or a doubt that begins with "CHECK"; one line.
        public let note: String
        /// The value as YAML, in quotes where it needs them: names and samples are whatever the warehouse holds.
        public let yaml: String

        /// Creates an entry that maps a column of the role, or offers to.
        init(_ column: ColumnKey, _ name: String, note: String, isOffer: Bool = false) {
            key = isOffer ? "# \(column.rawValue)" : column.rawValue
            self.column = column
            value = name
            self.note = note.printable
            yaml = ContractProposal.yaml(name)
        }

        /// Creates an entry of one name or value.
        init(key: String, value: String, note: String) {
            self.key = key
            column = nil
            self.value = value
            self.note = note.printable
            yaml = ContractProposal.yaml(value)
        }

        /// Creates an entry of a list or a mapping, whose parts are YAML already.
        init(key: String, flow: String, note: String) {
            self.key = key
            column = nil
            value = flow
            self.note = note.printable
            yaml = flow
        }
    }

    /// Returns a text as YAML that reads as exactly this text: plain where that is plain to see, else in double
    /// quotes.
    public static func yaml(_ text: String) -> String {
        let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        if text.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.\/-]*/) != nil,
            !words.contains(text.lowercased())
        {
            return text
        }
        return quoted(text)
    }

    /// Returns a text as YAML in double quotes.
    public static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                let text = String(scalar)
                let digits = String(scalar.value, radix: 16)
                let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
                quoted += text == text.printable ? text : "\\u\(zeros)\(digits)"
            }
        }
        return "\(quoted)\""
    }

    /// Returns texts as a YAML list, each in double quotes.
    public static func list(_ texts: some Sequence<String>) -> String {
        "[\(texts.map(quoted).joined(separator: ", "))]"
    }

    /// The sources by part, their entries in order.
    public internal(set) var sources: [(role: SourceRole, entries: [Entry])] = []
    /// The reporting currency, and why; always a doubt, and never one that nobody has named.
    public internal(set) var currency = (
        value: "XXX",
        note:
            "CHECK: nothing in the schemas names a currency; say yours (XXX is ISO's word for none)"
    )
    /// The zone of business days, and why; always a doubt.
    public internal(set) var timeZone = (
        value: "UTC", note: "CHECK: the zone that cuts your business days"
    )
    /// Whether some time is naive, so that a zone has to be said.
    public internal(set) var hasNaiveTimes = false
    /// What customers do, since when, and how many come back.
    public internal(set) var facts = ShopFacts()
    /// What no part was found for.
    public internal(set) var doubts: [String] = []
    /// For each part with a choice what was considered, and what spoke for and against each.
    public internal(set) var considered: [SourceRole: [String]] = [:]
    /// Views that somebody has to make before the contract can be read.
    public internal(set) var views: [VersionView] = []
    /// What could not be looked at, and why.
    public internal(set) var unread: [String] = []
    /// Currencies that were seen, and where.
    var currencies: [(value: String, place: String)] = []
    /// What naive times say of their clock.
    var clockWords: [String] = []

    /// Whether a folder of definitions can be made of it: there are customers, and something that they did.
    public var isWhole: Bool { has(.customers) && (has(.orders) || has(.events)) }

    /// The relations that are mapped, for a DBA's grants.
    public var relations: [String] {
        var seen: Set<String> = []
        return sources.flatMap { $0.entries.filter { $0.key == "relation" }.map(\.value) }
            .filter { seen.insert($0).inserted }
    }

    /// Notes that a part reads a view.
    mutating func need(_ view: VersionView, for role: SourceRole) {
        if let place = views.firstIndex(where: { $0.path == view.path }) {
            views[place].roles.append(role)
        } else {
            var view = view
            view.roles = [role]
            views.append(view)
        }
    }

    /// Whether a part is mapped, with this column if one is given.
    public func has(_ role: SourceRole, _ column: ColumnKey? = nil) -> Bool {
        has(role, key: column?.rawValue ?? "relation")
    }

    /// Whether a part says something under a key.
    public func has(_ role: SourceRole, key: String) -> Bool {
        sources.contains { $0.role == role && $0.entries.contains { $0.key == key } }
    }
}

extension ContractProposal {
    /// Notes what the parts that were found say of what customers do.
    mutating func tellFacts() {
        let label: SourceRole = has(.orders) ? .orders : .events
        facts.label = label
        if label == .orders { facts.purchases = nil }
        facts.hasAmount = has(label, .amount) || has(label, key: "amount_from")
        facts.hasReturns = has(.returns)
        facts.hasProducts = has(.lines, .product)
        facts.hasEvents = has(.events)
    }
}
