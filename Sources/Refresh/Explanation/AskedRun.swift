/// The run of an export that somebody asks about.
public enum AskedRun: Sendable, Equatable {
    /// The run of a number.
    case number(Int64)
    /// The newest of an export.
    case newest(export: String)

    /// Reads a run's number or an export's name.
    public init(_ text: String) {
        self = Int64(text).map(Self.number) ?? .newest(export: text)
    }
}
