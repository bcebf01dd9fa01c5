extension OutputFormat {
    /// One JSON value, whose objects' keys are sorted.
    static let json = OutputFormat("json") { Array(try Output.encoded($0.value)) + [0x0A] }
}
