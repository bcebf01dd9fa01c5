extension Expression {
    /// Returns the value as one of `type`; itself, where it is known to be one.
    ///
    /// - Precondition: `type` is a plain type name.
    public func cast(to type: String) -> Self {
        Self.checkType(type)
        return self.type == type
            ? self : Self(sql: "\(operand)::\(type)", type: type, form: .whole)
    }

    /// Whether the value is unknown.
    public var isNull: Self { condition("\(operand) is null") }

    /// Whether the value is known.
    public var isNotNull: Self { condition("\(operand) is not null") }

    /// Whether the two are the same; unknown where one of them is.
    public func equals(_ other: Self) -> Self { condition("\(operand) = \(other.operand)") }

    /// Whether the two are not the same; unknown where one of them is.
    public func differs(from other: Self) -> Self { condition("\(operand) <> \(other.operand)") }

    /// Whether it is smaller; unknown where one of them is.
    public static func < (one: Self, other: Self) -> Self {
        one.condition("\(one.operand) < \(other.operand)")
    }

    /// Whether it is larger; unknown where one of them is.
    public static func > (one: Self, other: Self) -> Self {
        one.condition("\(one.operand) > \(other.operand)")
    }

    /// Whether it is as large or smaller; unknown where one of them is.
    public static func <= (one: Self, other: Self) -> Self {
        one.condition("\(one.operand) <= \(other.operand)")
    }

    /// Whether it is as large or larger; unknown where one of them is.
    public static func >= (one: Self, other: Self) -> Self {
        one.condition("\(one.operand) >= \(other.operand)")
    }

    /// Their product.
    public static func * (one: Self, other: Self) -> Self {
        Self(sql: "\(one.operand) * \(other.operand)", form: .loose)
    }

    /// Whether the value is one of a list; unknown for an unknown value.
    public func isOne(of list: Self) -> Self { condition("\(operand) = any(\(list.sql))") }

    /// Whether the value is none of a list; an unknown value is none of them.
    public func isNone(of list: Self) -> Self {
        condition("\(operand) <> all(\(list.sql))").or(.true)
    }

    /// The condition, and what it comes to where it is unknown.
    public func or(_ otherwise: Self) -> Self {
        Self(sql: "coalesce(\(sql), \(otherwise.sql))", type: "boolean", form: .whole)
    }

    /// Whether the condition does not hold; unknown where it is.
    public var negated: Self { condition("not \(operand)") }
}

extension Filling where Self == Expression {
    /// Returns the conjunction; true when there is nothing to hold.
    public static func all(_ conditions: [Expression]) -> Self {
        let parts = conditions.filter { $0 != .true }
        guard let first = parts.first else { return .true }
        guard parts.count > 1 else {
            return Expression(sql: first.sql, type: "boolean", form: first.form)
        }
        let texts = parts.map {
            [.comparison, .conjunction].contains($0.form) ? $0.sql : $0.operand
        }
        return Expression(
            sql: texts.joined(separator: "\nand "),
            type: "boolean",
            form: .conjunction
        )
    }

    /// Returns the disjunction; false when there is nothing to hold.
    public static func any(_ conditions: [Expression]) -> Self {
        guard let first = conditions.first else { return .false }
        guard conditions.count > 1 else {
            return Expression(sql: first.sql, type: "boolean", form: first.form)
        }
        let texts = conditions.map { $0.form == .comparison ? $0.sql : $0.operand }
        return Expression(sql: texts.joined(separator: "\nor "), type: "boolean", form: .loose)
    }
}

extension Expression {
    fileprivate func condition(_ sql: String) -> Self {
        Self(sql: sql, type: "boolean", form: .comparison)
    }
}
