extension OutputFormat {
    /// One JSON value.
    static let json = OutputFormat("json") { Array(try Output.encoded($0.value)) + [0x0A] }
}
