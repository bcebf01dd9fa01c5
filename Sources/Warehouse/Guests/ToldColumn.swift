/// A column that rows have besides those of their relation, where addresses tell whose they are.
///
/// The words are those of the fragments that make such rows.
enum ToldColumn: String, CaseIterable {
    /// The key of the customer, or of the guest, that a row is of.
    case customer = "segcast_customer"
    /// Whether an address told whose a row is, and the address where no customer bears it.
    case isAddressed = "segcast_is_addressed"
    case unborneAddress = "segcast_unborne_address"
    /// Whether a customer is a guest.
    case isGuest = "segcast_is_guest"

    /// Whether customers alone have it, or all others alone; `nil` where any source does.
    var isOfCustomers: Bool? {
        switch self {
        case .customer: nil
        case .isAddressed, .unborneAddress: false
        case .isGuest: true
        }
    }
}
