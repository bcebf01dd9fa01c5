extension Source {
    /// Exclusions whose limits cannot be compared with what their column holds.
    ///
    /// A column that the relation lacks is told by itself.
    var exclusionFindings: [Finding] {
        definition.exclude.compactMap { exclusion in
            guard let (bound, limit) = exclusion.bounds.first,
                let type = columnTypes[exclusion.column],
                limit.kind.isTime ? !definition.tellsTime(type) : !type.isNumber
            else { return nil }
            let comparable =
                type.isTime
                ? "write a day or a time"
                : type.isNumber
                    ? "write a number"
                    : "tell these rows by values, except or is, or cast it in a view of your own"
            return Finding(
                .error,
                .typeUnfit,
                role.rawValue,
                "exclude \(exclusion.because): \(bound.rawValue) \(limit.rawValue) is a "
                    + "\(limit.kind.isTime ? "time" : "number"), and column \(exclusion.column) is of type "
                    + type.rawValue,
                fix: comparable
            )
        }
    }
}
