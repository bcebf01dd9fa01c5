public import Shapes

extension RowFilter {
    /// The two keys under which a mapping writes its filter.
    ///
    /// - Parameters:
    ///   - filter: where it goes.
    ///   - kept: what values under `where` mean there.
    ///   - dropped: what values under `where_not` mean there.
    /// - Returns: the fields of `where` and `where_not`.
    public static func fields<Root>(
        _ filter: WritableKeyPath<Root, RowFilter>,
        kept: String,
        dropped: String
    ) -> [Field<Root>] {
        let values = Shape<[String: [String]]>.dictionary(.some(of: .list(.value)))
        return [
            Field(
                "where",
                filter.appending(path: \.where),
                values,
                kept,
                byDefault: "nothing is asked"
            ),
            Field(
                "where_not",
                filter.appending(path: \.whereNot),
                values,
                dropped,
                byDefault: "nothing is dropped"
            ),
        ]
    }
}
