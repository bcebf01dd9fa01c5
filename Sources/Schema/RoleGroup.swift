/// What a login may be to Segcast; each is a group role of the server, whose name has the deployment's prefix.
///
/// What one may do is what `sql/grants` and the templates of grants give it by its name: all that is not given is taken
/// from every group.
public enum RoleGroup: String, Sendable, CaseIterable {
    /// Does the day's work.
    case worker
    /// Makes lists from what the worker made.
    case exporter
    /// Looks at customers, segments and lists.
    case marketing
    /// Looks at aggregates, and at no customer.
    case viewer

    /// What a login is made a member for.
    public var purpose: String {
        switch self {
        case .worker: "to do the day's work"
        case .exporter: "to make lists from what the worker made"
        case .marketing: "to look at customers, segments and lists by SQL"
        case .viewer: "to look at aggregates by SQL, and at no customer"
        }
    }
}
