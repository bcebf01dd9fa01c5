/// One SQL statement that takes its values as parameters, from `sql/queries`.
public struct Statement: Sendable {
    /// The file's path under its kind's folder, such as `identity/link_keys`: for logs.
    public let path: String
    /// The statement itself, its path in front so that the server's statistics show it.
    public let text: String

    /// Creates a statement; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = "/* \(path) */ \(text)"
    }
}

extension Statement {
    /// The type of each parameter: the server's choice, or text for one the text never mentions, whose
    /// type the server could not tell.
    func parameterTypes(_ count: Int) -> [UInt32] {
        var types = [UInt32](repeating: 25, count: count)
        var number: Int?
        for byte in text.utf8 {
            if byte == UInt8(ascii: "$") {
                number = 0
            } else if let digits = number, (48...57).contains(byte) {
                number = min(digits * 10 + Int(byte - 48), 100_000)
            } else {
                if let mentioned = number, mentioned >= 1, mentioned <= count {
                    types[mentioned - 1] = 0
                }
                number = nil
            }
        }
        if let mentioned = number, mentioned >= 1, mentioned <= count { types[mentioned - 1] = 0 }
        return types
    }
}

/// Several statements without parameters, from `sql/migrations` or `sql/scripts`.
public struct Script: Sendable {
    /// The file's path.
    public let path: String
    /// The statements, as they stand in the file.
    public let text: String

    /// Creates a script; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Returns the script with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    func filled(_ holes: [String: Hole]) -> Self {
        Self(path: path, text: Hole.fill(text, with: holes, in: path))
    }
}
