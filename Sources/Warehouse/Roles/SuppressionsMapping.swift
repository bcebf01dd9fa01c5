/// What is mapped of those whom nobody may contact.
enum SuppressionsMapping: RoleMapping {
    static let meaning = "whom nobody may contact"
    static let usualName = "suppress|unsubscri|block|blacklist|do_not_contact|opt_?out|bounce"

    static let columns: [SourceColumn] = [
        .customer(naming: true),
        SourceColumn(
            .email,
            naming: true,
            "the column of an address, or of its SHA-256: nobody who bears it is contacted"
        ),
        SourceColumn(
            .phone,
            naming: true,
            "the column of a number, or of its SHA-256: nobody who bears it is contacted"
        ),
    ]

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        guesser.guessSuppressions()
    }
}
