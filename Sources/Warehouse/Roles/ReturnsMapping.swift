/// What is mapped of what came back.
enum ReturnsMapping: ActivityMapping {
    static let meaning = "what came back, one row a return"
    static let usualName =
        "return|refund|cancellation|credit_?memo|credit_?note|gutschrift|erstattung|rücksend|ruecksend|retour|rembours|avoir|vratk|zwrot|reso(_|$)"
    static let otherName: String? = "line|item|detail|event|position|posten|ligne|comment|grid"
    static let timeName = "return|refund|erstatt|retour|rembours|gutschrift"

    static let columns: [SourceColumn] = [
        .key(of: "rows"),
        .customer("the column of the customer's key; by default the customer is the order's"),
        .customerEmail,
        .happened(timeName, "when it happened; by default when the order did"),
        .loadedAt, .amount, .currency,
        .order(
            "the column of the order's key; needed where no column says whose, or when, a return is"
        ),
        .product(),
    ]
}
