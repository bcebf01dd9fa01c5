import Shapes

/// What is mapped of those whom nobody may contact.
enum SuppressionsMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn("customer", \.customer, holds: .key, "the column of the customer's key"),
        SourceColumn(
            "email",
            \.email,
            "the column of an address, or of its SHA-256: nobody who bears it is contacted"
        ),
        SourceColumn(
            "phone",
            \.phone,
            "the column of a number, or of its SHA-256: nobody who bears it is contacted"
        ),
    ]

    static var settings: [Field<SourceDefinition>] { [] }
}
