/// What a prepared statement takes and returns, as the server says.
struct Described {
    /// The types of its parameters, in order.
    let parameters: [String]
    /// Its columns with their types, such as `run_id bigint`; what holds no value is none.
    let columns: [String]
    /// Those of its columns that are a table's as they stand there, and whether they are NOT NULL there.
    let isNeverNull: [String: Bool]

    /// The types of its columns, in order.
    var types: [String] { columns.map { String($0.drop { $0 != " " }.dropFirst()) } }
}
