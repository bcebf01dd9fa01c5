/// What is mapped of what came back.
enum ReturnsMapping: ActivityMapping {
    static let meaning = "what came back, one row a return"
    static let usualName = "return|refund|cancellation"
    static let otherName: String? = "line|item|detail|event"
    static let timeName = "return|refund"
}
