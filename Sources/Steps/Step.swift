/// A step of long work that begins or goes on, and how far it is.
public struct Step: Hashable, Sendable {
    /// What is being done, the same words for as long as it is the same kind of step.
    public let words: String
    /// How many of ``total`` are done; below it while the last one is under way.
    public let done: Int
    /// How many there are; 0 where nobody can tell.
    public let total: Int
    /// What exactly is being done now, such as a day or a name; empty where the words say it all.
    public let detail: String
    /// Whether what is left takes about as long as what was done, so that its end can be told.
    public let isEven: Bool

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - words: what is being done.
    ///   - done: how many of `total` are done.
    ///   - total: how many there are; 0 where nobody can tell.
    ///   - detail: what exactly is being done now.
    ///   - isEven: whether what is left takes about as long as what was done.
    public init(
        _ words: String,
        done: Int = 0,
        of total: Int = 0,
        _ detail: String = "",
        isEven: Bool = true
    ) {
        self.words = words
        self.done = done
        self.total = total
        self.detail = detail
        self.isEven = isEven
    }

    /// The same, but for what exactly is being done.
    public var withoutDetail: Self { Self(words, done: done, of: total, isEven: isEven) }

    /// The share that is done, within 0…1; `nil` where nobody can tell.
    public var share: Double? {
        total > 0 ? min(max(Double(done) / Double(total), 0), 1) : nil
    }
}

extension Step: CustomStringConvertible {
    /// Words for people: `windows, 3 of 14 done: 2011-06-12`.
    public var description: String {
        let count = total > 0 ? ", \(done) of \(total) done" : ""
        return "\(words)\(count)\(detail.isEmpty ? "" : ": \(detail)")"
    }
}
