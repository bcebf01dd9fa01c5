/// A column that rows have besides those of their relation, where addresses tell whose they are.
///
/// The words are those of the fragments that make such rows.
enum ToldColumn: String, CaseIterable {
    /// The key of the customer, or the address of the guest, that a row is of.
    case customer = "segcast_customer"
    /// Whether an address told whose a row is, and whether several customers bear that.
    case isAddressed = "segcast_is_addressed"
    case isShared = "segcast_is_shared"
    /// Whether a customer is a guest.
    case isGuest = "segcast_is_guest"

    /// Whether customers alone have it, or all others alone; `nil` where any source does.
    var isOfCustomers: Bool? {
        switch self {
        case .customer: nil
        case .isAddressed, .isShared: false
        case .isGuest: true
        }
    }
}
