extension OutputFormat {
    /// Aligned columns, for people; an empty line stands between two tables.
    static let text = OutputFormat("text", isForPeople: true) { report in
        var lines: [String] = []
        var isFirst = true
        for part in report.parts {
            switch part {
            case .title(let line), .line(let line): lines.append(line)
            case .data: break
            case .table(let table, _):
                if !isFirst { lines.append("") }
                lines.append(table.text(Output.style))
                isFirst = false
            }
        }
        return lines.flatMap { Array("\($0)\n".utf8) }
    }
}
