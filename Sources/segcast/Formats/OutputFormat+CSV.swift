import Channels

extension OutputFormat {
    /// Comma-separated values with a header, a table after the other.
    static let csv = OutputFormat("csv") { report in
        var bytes: [UInt8] = []
        for part in report.parts {
            switch part {
            case .title, .table(nil): break
            case .line(let line): bytes += "\(line)\n".utf8
            case .table(let table?):
                CSV.append(table.columns.map(\.name), to: &bytes)
                for row in table.rows { CSV.append(row, to: &bytes) }
            }
        }
        return bytes
    }
}
