/// SQL put together from fragments alone; there is no way to make one from a string.
public struct Expression: Hashable, Sendable {
    /// How an expression may stand in another one.
    enum Form: Sendable {
        /// A column of an alias.
        case column
        /// Needs no parentheses anywhere.
        case whole
        /// Needs none between AND and OR.
        case comparison
        /// Conditions between AND, which may go on.
        case conjunction
        /// Needs parentheses wherever something follows.
        case loose
    }

    /// The text, for the one place that renders it; a line break is layout, never part of a value.
    let sql: String
    /// Its type, where that is known.
    let type: String?
    let form: Form

    init(sql: String, type: String? = nil, form: Form) {
        self.sql = sql
        self.type = type
        self.form = form
    }

    /// The text as it may stand beside an operator.
    var operand: String {
        switch form {
        case .column, .whole: sql
        case .comparison, .conjunction, .loose:
            sql.contains("\n") ? "(\n    \(sql.replacing("\n", with: "\n    "))\n)" : "(\(sql))"
        }
    }

    /// Returns the value behind the first condition that holds.
    public static func firstHolding(_ cases: [(condition: Self, value: Self)], else last: Self)
        -> Self
    {
        guard !cases.isEmpty else { return last }
        let lines =
            cases.map { "when \($0.condition.sql) then \($0.value.sql)" } + ["else \(last.sql)"]
        let body = lines.joined(separator: "\n").replacing("\n", with: "\n    ")
        return Self(sql: "case\n    \(body)\nend", type: last.type, form: .whole)
    }

    /// A bound parameter, cast: `$3::text`.
    ///
    /// - Precondition: `type` is a plain type name.
    public static func parameter(_ number: Int, _ type: String) -> Self {
        checkType(type)
        return Self(sql: "$\(number)::\(type)", type: type, form: .whole)
    }

    /// A value as a literal, cast: `'ads'::text`, for statements that take no parameters, such as COPY.
    ///
    /// - Precondition: `type` is a plain type name.
    static func literal(_ value: Value, _ type: String) -> Self {
        checkType(type)
        guard let text = value.wireText else { return .null(type) }
        var quoted: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8 {
            precondition(byte != 0, "a literal cannot hold NUL")
            switch byte {
            case UInt8(ascii: "'"): quoted += Array("''".utf8)
            case UInt8(ascii: "\\"): quoted += Array("\\\\".utf8)
            case UInt8(ascii: "\n"): quoted += Array("\\n".utf8)
            default: quoted.append(byte)
            }
            isEscaped = isEscaped || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\n")
        }
        let literal = "\(isEscaped ? "E" : "")'\(String(decoding: quoted, as: UTF8.self))'"
        return Self(sql: "\(literal)::\(type)", type: type, form: .whole)
    }

    static func checkType(_ type: String) {
        precondition(type.allSatisfy { $0.isLowercase || "[]_".contains($0) })
    }
}

extension Expression: Filling {
    /// The value, for a hole `'{name}'::type`; a column, for `"{name}"` too.
    public var hole: Hole { .expression(self) }
}
