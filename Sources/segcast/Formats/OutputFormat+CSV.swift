import Channels

extension OutputFormat {
    /// Comma-separated values: one table with a header.
    ///
    /// Several tables are one whose first column, `table`, says which a row is of; the others are the columns of all,
    /// in order, empty where a table has none such.
    static let csv = OutputFormat("csv") { report in
        var bytes: [UInt8] = []
        var tables: [(name: String, table: Table)] = []
        for part in report.parts {
            switch part {
            case .title, .line: break
            case .data(let table, let name), .table(let table, let name):
                tables.append((name, table))
            }
        }
        if tables.count == 1 {
            CSV.append(tables[0].table.columns.map(\.name), to: &bytes)
            for row in tables[0].table.cells { CSV.append(row.map(\.plain), to: &bytes) }
        } else if !tables.isEmpty {
            var names: [String] = []
            for column in tables.flatMap(\.table.columns) where !names.contains(column.name) {
                names.append(column.name)
            }
            CSV.append(["table"] + names, to: &bytes)
            for (name, table) in tables {
                for row in table.cells {
                    let cells = Dictionary(
                        uniqueKeysWithValues: zip(table.columns.map(\.name), row.map(\.plain))
                    )
                    CSV.append([name] + names.map { cells[$0] ?? "" }, to: &bytes)
                }
            }
        }
        return bytes
    }
}
