public import Channels
import Ciphers
public import Postgres
import Warehouse

/// Decides whom a row of the customers source keeps off a list, and why.
///
/// It is asked when the list is planned and again, for rows may have changed, when its files are written: nobody else
/// sees what the rows hold, so that both times get one answer.
public struct RowJudge: Sendable {
    /// What a row comes to: what its bearer is found by, or why they are left out.
    public enum Verdict<Found> {
        case found(Found)
        case leftOut(Bucket)
    }

    /// What the list is asked for by, the policy in it.
    let request: ContactPlanner.Request
    private let origin: Origin
    private let key: DeploymentKey

    init(_ request: ContactPlanner.Request, _ origin: Origin, key: DeploymentKey) {
        self.request = request
        self.origin = origin
        self.key = key
    }

    /// What tells by what people are found: for one thread.
    public var identifiers: ContactIdentifiers {
        ContactIdentifiers(request.format, origin, key: key)
    }

    /// What tells by what every other format would find people, under the same key: for one thread.
    var others: [ContactIdentifiers] {
        AudienceFormats.all.filter { $0.name != request.format.name }.map {
            ContactIdentifiers($0, origin, key: key)
        }
    }

    /// Judges a contact by what its row in a file is found by.
    ///
    /// - Parameters:
    ///   - contact: the contact.
    ///   - identifiers: this judge's, of the thread.
    /// - Returns: the row and its names, or why there is none.
    public func row(
        of contact: ContactReader.Contact,
        by identifiers: ContactIdentifiers
    ) -> Verdict<(row: HashedRow, names: [UUIDBytes])> {
        judge(contact) { identifiers.row(of: $0) }
    }

    /// Judges a contact by what it is found by, and whom that reaches.
    func names(
        of contact: ContactReader.Contact,
        by identifiers: ContactIdentifiers
    ) -> Verdict<(found: [UUIDBytes], reached: [UUIDBytes]?)> {
        judge(contact) { identifiers.names(of: $0) }
    }

    /// The one place that says what a row comes to: the first reason wins, and without any it is as `find` finds it.
    private func judge<Found>(
        _ contact: ContactReader.Contact,
        _ find: (ContactDetails) -> Found?
    ) -> Verdict<Found> {
        if let fault = contact.fault { return .leftOut(fault) }
        let details = contact.details
        if let found = find(details) { return .found(found) }
        if ContactField.reaching.allSatisfy({ details[$0] == nil }) {
            return .leftOut(.noContactDetails)
        }
        return .leftOut(.unusableContact)
    }
}

extension ContactPlanner {
    /// What judges the customers' rows for a run.
    public func judge(_ request: Request) -> RowJudge {
        RowJudge(request, Self.origin(of: catalog), key: key)
    }
}
