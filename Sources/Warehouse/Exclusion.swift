/// Rows to leave out, and why.
public struct Exclusion: Codable, Hashable, Sendable {
    /// The column that tells.
    public var column = ""
    /// The values, as text, that leave a row out.
    public var values: [String] = []
    /// The reason they are counted under.
    public var because = ""

    /// Creates an empty exclusion.
    public init() {}
}
