/// Facts with the same fields, one record each.
struct Table {
    let columns: [Column]
    /// What people read where there is no record.
    var empty = "nothing to show"
    var rows: [[any CellValue]] = []

    /// Creates a table; `empty` says what people read where there is no record.
    init(columns: [Column], empty: String = "nothing to show") {
        self.columns = columns
        self.empty = empty
    }

    /// The records, a cell for each column.
    var cells: [[TableCell]] { rows.map { zip(columns, $0).map { $0.cell($1) } } }

    /// The records as programs read them.
    var value: OutputValue {
        .list(
            cells.map { row in
                .record(zip(columns, row).map { ($0.name, $1.value) })
            }
        )
    }

    /// Writes the records to standard output.
    func print(as format: OutputFormat) throws {
        try Report(value, [.table(self)]).print(as: format)
    }
}

extension [Table.Column] {
    /// What JSON has of a table with these columns.
    var shape: OutputShape {
        .list(.record(map { OutputShape.Field($0.name, $0.shape, $0.meaning) }))
    }
}
