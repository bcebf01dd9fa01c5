/// A value for a hole of a ``Template`` or ``Fragment``.
public enum Hole: Filling {
    /// Identifiers, each quoted, with points between them.
    case names([String])
    /// Identifiers, each quoted, with commas between them; never none.
    case list([String])
    /// What stands after FROM, made from fragments.
    case from(Relation)
    /// One value.
    case expression(Expression)
    /// A list of values or of named columns.
    case columns(Columns)

    /// Itself.
    public var hole: Hole { self }

    /// Returns `name` quoted, on one line whatever it holds.
    static func quoted(_ name: String) -> String {
        let isOnOneLine = !name.utf8.contains(UInt8(ascii: "\n"))
        var bytes: [UInt8] = Array((isOnOneLine ? "\"" : "U&\"").utf8)
        // By bytes: a quote with an accent upon it is a quote.
        for byte in name.utf8 {
            precondition(byte != 0, "an identifier cannot hold NUL")
            switch byte {
            case UInt8(ascii: "\""): bytes += Array("\"\"".utf8)
            case UInt8(ascii: "\n"): bytes += Array("\\000A".utf8)
            case UInt8(ascii: "\\") where !isOnOneLine: bytes += Array("\\\\".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self) + "\""
    }

    /// A hole in a text: its name and `.*` behind `"`, its name alone, or its name and its type behind `'`.
    private static var pattern: Regex<(Substring, Substring?, Substring?, Substring?, Substring?)> {
        /"\{([a-z_]+)\}"(\.\*)?|'\{([a-z_]+)\}'::([a-z]+(?:\[\])?)/
    }

    static func names(in text: String) -> Set<String> {
        Set(text.matches(of: pattern).map { String($0.1 ?? $0.3 ?? "") })
    }

    static func fill(_ text: String, with holes: [String: any Filling], in path: String) -> String {
        var used: Set<String> = []
        var filled = ""
        var rest = text.startIndex
        for match in text.matches(of: pattern) {
            let name = String(match.1 ?? match.3 ?? "")
            used.insert(name)
            guard let hole = holes[name]?.hole else {
                preconditionFailure("\(path): no value for \(name)")
            }
            guard let value = hole.rendered(asList: match.2 != nil, type: match.4.map(String.init))
            else {
                preconditionFailure("\(path): \(name) is of another kind than its hole")
            }
            filled += text[rest..<match.range.lowerBound]
            append(value, asList: match.2 != nil, to: &filled)
            rest = match.range.upperBound
        }
        let unused = Set(holes.keys).subtracting(used)
        precondition(unused.isEmpty, "\(path) has no hole \(unused)")
        return filled + text[rest...]
    }

    /// Adds a value, its lines where the hole's own line begins; a list that follows something gets lines of its own.
    private static func append(_ value: String, asList isList: Bool, to filled: inout String) {
        guard value.contains("\n") else { return filled += value }
        let line = filled[
            (filled.lastIndex(of: "\n").map(filled.index(after:)) ?? filled.startIndex)...
        ]
        var indent = String(line.prefix { $0 == " " })
        var value = value
        if isList, indent.count < line.count {
            if line.last == " " { filled.removeLast() }
            indent += "    "
            value = "\n" + value
        }
        filled += value.replacing("\n", with: "\n\(indent)")
    }

    private func rendered(asList isList: Bool, type: String?) -> String? {
        switch (self, type) {
        case (.columns(let columns), nil) where isList: columns.sql
        case (.names(let names), nil) where !isList:
            names.map(Self.quoted).joined(separator: ".")
        case (.list(let names), nil) where !isList && !names.isEmpty:
            names.map(Self.quoted).joined(separator: ", ")
        case (.from(let relation), nil) where !isList: relation.sql
        case (.expression(let column), nil) where !isList && column.form == .column: column.sql
        case (.expression(let expression), .some(let type)): expression.cast(to: type).operand
        case (.columns, _), (.names, _), (.list, _), (.from, _), (.expression, nil): nil
        }
    }
}
