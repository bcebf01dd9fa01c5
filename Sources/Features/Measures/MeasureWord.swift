/// The word of a measure, as definitions write it.
public struct MeasureWord: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
    /// The word.
    public let rawValue: String

    /// Creates the word; `nil` where no measure has it.
    public init?(rawValue: String) {
        guard Measures.all.contains(where: { $0.word == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    /// The word of a measure.
    init(of measure: any Measure.Type) { rawValue = measure.word }

    /// The words of all measures.
    public static var allCases: [Self] { Measures.all.map { Self(of: $0) } }

    /// Whether it is of a measure over the rows of a source.
    public var readsSource: Bool { measure is any SourceMeasure.Type }

    /// The measure that has the word.
    var measure: any Measure.Type {
        guard let measure = Measures.all.first(where: { $0.word == rawValue }) else {
            preconditionFailure("a word is made for measures alone")
        }
        return measure
    }
}
