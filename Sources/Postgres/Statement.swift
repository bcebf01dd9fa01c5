/// One SQL statement that takes its values as parameters, from `sql/queries`.
public struct Statement: Sendable {
    /// The file's path under its kind's folder, such as `identity/link_keys`: for logs.
    public let path: String
    /// The statement itself, its path in front so that the server's statistics show it.
    public let text: String
    /// Whether it was put together, and so may read relations of others, whose code runs with it.
    var isAssembled = false

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
        for number in mentionedParameters where (1...max(count, 1)).contains(number) && count > 0 {
            types[number - 1] = 0
        }
        return types
    }

    /// The numbers behind `$`, but in quoted names, texts and comments: a column may be called "$1".
    private var mentionedParameters: Set<Int> {
        var numbers: Set<Int> = []
        let bytes = Array(text.utf8)
        var index = 0
        func isAt(_ mark: StaticString) -> Bool {
            bytes[index...].starts(with: mark.withUTF8Buffer(Array.init))
        }
        func skip(past end: [UInt8]) {
            while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
            index += end.count
        }
        while index < bytes.count {
            if isAt("/*") {
                skip(past: Array("*/".utf8))
            } else if isAt("--") {
                skip(past: Array("\n".utf8))
            } else if isAt("\"") || isAt("'") {
                // A doubled quote ends one quoted part and begins the next.
                let quote = bytes[index]
                index += 1
                skip(past: [quote])
            } else if isAt("$") {
                index += 1
                var number = 0
                while index < bytes.count, (48...57).contains(bytes[index]) {
                    number = min(number * 10 + Int(bytes[index] - 48), 100_000)
                    index += 1
                }
                numbers.insert(number)
            } else {
                index += 1
            }
        }
        return numbers
    }
}
