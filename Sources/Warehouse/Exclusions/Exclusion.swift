/// Rows to leave out, and why.
///
/// One kind of test stands in an exclusion: ``values``, ``except``, ``is``, or a bound below and one above.
public struct Exclusion: Codable, Hashable, Sendable {
    /// Which rows a column leaves out by whether it holds anything.
    public enum Presence: String, Codable, CaseIterable, Sendable {
        /// Those with a value, and those without.
        case known, unknown
    }

    /// The column that tells.
    public var column = ""
    /// The values, as text, that leave a row out; empty where another test does.
    public var values: [String] = []
    /// The values, as text, that keep a row: any other leaves it out, and so does none.
    public var except: [String]?
    /// Whether a value leaves a row out, or none does.
    public var `is`: Presence?
    /// What leaves a row out that has less; a row without a value is kept.
    public var below: ExclusionLimit?
    /// What leaves a row out that has more.
    public var above: ExclusionLimit?
    /// What leaves a row out that has as much or more.
    public var atLeast: ExclusionLimit?
    /// What leaves a row out that has as much or less.
    public var atMost: ExclusionLimit?
    /// The reason they are counted under.
    public var because = ""

    /// Creates an empty exclusion.
    public init() {}
}

extension Exclusion {
    /// How a value lies to a limit.
    enum Bound: String, CaseIterable {
        case below, above
        case atLeast = "at_least"
        case atMost = "at_most"

        /// Whether values lie under the limit.
        var isUpper: Bool { self == .below || self == .atMost }
        /// Whether the limit is one of the values.
        var holdsLimit: Bool { self == .atLeast || self == .atMost }
        /// As it stands in a sentence.
        var words: String { rawValue.replacing("_", with: " ") }
    }

    /// What leaves a row out.
    enum Test {
        case values([String]), except([String])
        case presence(Presence)
        case bounds([(bound: Bound, limit: ExclusionLimit)])
    }

    /// The limit that a bound has; `nil` where it is none.
    subscript(bound: Bound) -> ExclusionLimit? {
        switch bound {
        case .below: below
        case .above: above
        case .atLeast: atLeast
        case .atMost: atMost
        }
    }

    /// Its bounds, in order of their words.
    var bounds: [(bound: Bound, limit: ExclusionLimit)] {
        Bound.allCases.compactMap { bound in self[bound].map { (bound, $0) } }
    }

    /// The one kind of test that it has.
    var test: Test {
        if let except { return .except(except) }
        if let `is` { return .presence(`is`) }
        return bounds.isEmpty ? .values(values) : .bounds(bounds)
    }

    /// Whether it leaves out a row without a value.
    var leavesOutUnknown: Bool {
        switch test {
        case .except, .presence(.unknown): true
        case .values, .presence(.known), .bounds: false
        }
    }

    /// Whether no value can lie between the bounds.
    var isEmpty: Bool {
        let lower = bounds.first { !$0.bound.isUpper }
        guard let lower, let upper = bounds.first(where: \.bound.isUpper),
            let isAbove = lower.limit.isAbove(upper.limit)
        else { return false }
        let isSame = upper.limit.isAbove(lower.limit) == false && !isAbove
        return isAbove || isSame && !(lower.bound.holdsLimit && upper.bound.holdsLimit)
    }
}
