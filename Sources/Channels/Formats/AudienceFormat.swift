/// The file that one vendor takes, and what it makes of contact details.
public protocol AudienceFormat: Sendable {
    /// Its name in `channels/`, such as `google_customer_match`; without a slash, and the same for good.
    ///
    /// Runs are found again by it, as it stands before the slash of ``normaliserVersion``: under another name there would be
    /// no list before, and nobody would be taken off it.
    var name: String { get }
    /// The vendor whose rules these are, such as `google_ads`.
    var vendor: String { get }
    /// The date of the rules, and which of that date, such as `2026-06.3`; another with every change of them.
    var rulesVersion: String { get }
    /// The columns of the file, as the vendor spells them, in its order.
    var header: [String] { get }
    /// The columns that leave as they are; all others hold digests.
    var plainColumns: Set<String> { get }
    /// What the vendor finds people by, and in which columns, in the order of the columns.
    var identifierColumns: [IdentifierColumns] { get }
    /// Whether the vendor keeps the list that it was sent, so that people have to be taken off it.
    var keepsList: Bool { get }
    /// Most bytes of one file; `nil` when the vendor names no limit.
    var largestFileBytes: Int? { get }
    /// The names of the fields that ``cell(_:_:_:)`` knows.
    var fields: [String] { get }
    /// Returns what the vendor's rules make of a value, or `nil` when they know no such field.
    ///
    /// What ``row(of:_:)`` would leave out is empty or withheld here, with the reason.
    func cell(_ field: String, _ input: String, _ origin: Origin) -> Cell?
    /// Returns the cells of a row, in the order of the header, or `nil` when nothing in it could match anybody.
    func row(of details: ContactDetails, _ origin: Origin) -> [Cell]?
}

extension AudienceFormat {
    /// Name and date of the rules, with a slash between; every run and its manifest say it.
    ///
    /// It is no requirement, so that no format can say it in another way.
    public var normaliserVersion: String { "\(name)/\(rulesVersion)" }
}
