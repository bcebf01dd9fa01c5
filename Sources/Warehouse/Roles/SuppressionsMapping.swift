/// What is mapped of those whom nobody may contact.
enum SuppressionsMapping: RoleMapping {
    static let meaning = "whom nobody may contact"
    static let usualName =
        "suppress|unsubscri|block|blacklist|do_not_contact|opt_?out|bounce|sperr|werbesperre|robinson|opposition|liste_noire|désabonn"

    /// The key, and whatever customers are reached by.
    static let columns =
        [SourceColumn.customer(naming: true)] + CustomersMapping.columns.compactMap(\.naming)

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        guesser.guessSuppressions()
    }
}
