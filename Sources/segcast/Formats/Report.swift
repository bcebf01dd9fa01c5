/// What a command was asked for: one value for programs, and the parts that show it.
struct Report {
    /// A piece of what is shown.
    enum Part {
        /// What people read above a table.
        case title(String)
        /// A line that is itself what was asked for.
        case line(String)
        /// A table, under a name where a report has several.
        case table(Table, name: String = "")
        /// A table of what people read as lines, for CSV, under a name where a report has several.
        case data(Table, name: String = "")
    }

    /// All of it.
    let value: any Encodable
    /// The same, in order.
    let parts: [Part]

    /// Creates a report.
    init(_ value: any Encodable, _ parts: [Part]) {
        self.value = value
        self.parts = parts
    }

    /// Writes it to standard output.
    func print(as format: OutputFormat) throws { Output.write(try format.bytes(self)) }
}
