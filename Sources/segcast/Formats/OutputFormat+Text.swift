extension OutputFormat {
    /// Aligned columns, for people; an empty line stands between two tables.
    static let text = OutputFormat("text", isForPeople: true) { report in
        var lines: [String] = []
        var isFirst = true
        for part in report.parts {
            switch part {
            case .title(let line), .line(let line): lines.append(line)
            case .table(let table):
                if !isFirst { lines.append("") }
                if let table { lines.append(table.text) }
                isFirst = false
            }
        }
        return lines.flatMap { Array("\($0)\n".utf8) }
    }
}
