import Postgres

extension SQLState {
    /// What CREATE, with IF NOT EXISTS or without, ends with when somebody else makes the same at that moment.
    static let madeByAnother: Set<SQLState?> = [
        .duplicateObject, .uniqueViolation, SQLState(rawValue: "42P06"),
        SQLState(rawValue: "42P07"),
    ]
}
