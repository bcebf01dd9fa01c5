import ArgumentParser

/// How facts are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Aligned columns, for people.
    case text
    /// One JSON value.
    case json
    /// Comma-separated values with a header.
    case csv
}
