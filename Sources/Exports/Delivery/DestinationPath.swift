/// Where something lies below a destination, whatever kind it is of.
public struct DestinationPath: Hashable, Sendable, CustomStringConvertible {
    /// Its parts, with slashes between them; empty for the destination itself.
    public let text: String

    /// The path that is written so.
    public init(_ text: String) { self.text = text }

    /// Its last part.
    public var name: String {
        String(text[(text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex)...])
    }

    /// The path without its last part.
    public var parent: Self { Self(text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "") }

    /// The path as it is written.
    public var description: String { text }

    /// A path below this one.
    public func below(_ name: String) -> Self { Self(text.isEmpty ? name : "\(text)/\(name)") }

    /// Where an export's published files lie.
    public static func folder(of export: String) -> Self { Self(export) }

    /// A published file or manifest of an export.
    public static func published(_ name: String, of export: String) -> Self {
        folder(of: export).below(name)
    }

    /// Where the stagings of all runs lie.
    public static let stagings = Self(".staging")

    /// Where the heads of all exports lie.
    public static let heads = Self(".segcast")

    /// The head of an export.
    public static func head(of export: String) -> Self { heads.below("\(export).json") }

    /// An export's head that has not got its name yet.
    public static func draftOfHead(of export: String) -> Self { heads.below(".\(export).new") }
}
