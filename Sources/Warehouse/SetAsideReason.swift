/// Why a row of a source does not count; of several, the first that applies.
///
/// The words are those that rows are counted under, and those of keys that the link of customers sets aside.
enum SetAsideReason: String, CaseIterable, Sendable {
    /// The contract leaves it out; the word is followed by what it says why.
    case excluded
    /// It names nobody.
    case noCustomer = "no_customer"
    /// It has no key, and nobody who is known bears the address in it.
    case unknownAddress = "unknown_address"
    /// It names somebody whom the customers source does not hold.
    case unknownCustomer = "unknown_customer"
    /// It names somebody whom the contract leaves out.
    case excludedCustomer = "excluded_customer"
    /// It has no key.
    case noKey = "no_key"
    /// Its key is an empty text.
    case emptyKey = "empty_key"
    /// Its key is longer than one may be.
    case keyTooLong = "key_too_long"
    /// Another customer has its key.
    case duplicateKey = "duplicate_key"
    /// It is a yes that names no brand, where a column says which.
    case noBrand = "no_brand"
    /// It happened at no time.
    case noTime = "no_time"
    /// It happened at the as-of or later.
    case afterAsOf = "after_as_of"
    /// Its customer became one at the as-of or later.
    case createdAfterAsOf = "created_after_as_of"
    /// Nobody knows when it became known, where a column is to say so.
    case noLoadedTime = "no_loaded_time"
    /// It became known at the as-of or later.
    case loadedAfterAsOf = "loaded_after_as_of"
    /// Its order happened, or became known, at the as-of or later, or nobody knows when.
    case orderNotKnown = "order_not_known"

    /// Reads what rows were counted under; `nil` for those that are used.
    init?(counted text: String) {
        self.init(rawValue: String(text.prefix { $0 != ":" }))
    }

    /// What rows are counted under that the contract leaves out, and why it does.
    static func excluded(because words: String) -> String { "\(excluded.rawValue):\(words)" }

    /// How bad it is that rows are set aside for it.
    var severity: Finding.Severity {
        switch self {
        case .unknownCustomer, .noKey, .emptyKey, .keyTooLong, .duplicateKey,
            .noBrand, .noTime, .noLoadedTime:
            .warning
        case .excluded, .noCustomer, .unknownAddress, .excludedCustomer, .afterAsOf,
            .createdAfterAsOf, .loadedAfterAsOf, .orderNotKnown:
            .note
        }
    }

    /// What becomes of such rows, where the word does not say it.
    var meaning: String? {
        switch self {
        case .duplicateKey: "these customers' details are ambiguous, they are never exported"
        case .noBrand: "a yes to no brand counts for none, and a no for each"
        case .noLoadedTime: "nothing measures a row of which nobody knows when it was loaded"
        case .orderNotKnown:
            "their orders come, or became known, at the as-of or later, or at no time"
        case .unknownAddress: "no customer bears the address, and no guest"
        case .excludedCustomer: "they are of customers whom exclude: of customers leaves out"
        case .excluded, .noCustomer, .unknownCustomer, .noKey, .emptyKey, .keyTooLong, .noTime,
            .afterAsOf, .createdAfterAsOf, .loadedAfterAsOf:
            nil
        }
    }

    /// What it would take to fix; empty where nothing is wrong.
    var fix: String {
        switch self {
        case .unknownCustomer, .noKey, .emptyKey, .keyTooLong, .noTime: "mend them at the source"
        case .noLoadedTime: "fill the column, or leave loaded_at out"
        case .duplicateKey: "one row a customer"
        case .noBrand: "fill the column, or leave brand out"
        case .excluded, .noCustomer, .unknownAddress, .excludedCustomer, .afterAsOf,
            .createdAfterAsOf, .loadedAfterAsOf, .orderNotKnown:
            ""
        }
    }
}
