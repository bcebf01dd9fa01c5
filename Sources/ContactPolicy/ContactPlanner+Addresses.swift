import Channels
import Postgres
import Warehouse

extension ContactPlanner {
    /// Denies each address under which somebody withdrew, or is suppressed, and that is no customer's key.
    ///
    /// So it is with one that several customers bear, with that of a guest who has an account by now, and with one that
    /// the customers source spells in a way which only channels read: whoever bears it is not written to there.
    func denyAddresses(_ request: Request, on own: Session) async throws {
        guard let kind = ContactField.email.identifier else { return }
        let identifiers = judge(request).identifiers
        var last = ""
        while true {
            let values: [Value] = [.text(last), .integer(ContactReader.pageRows)]
            let page = try await own.query(SQL.listDenyingAddresses, values).map(\.address)
            var rows = BinaryRows()
            for address in page {
                for name in identifiers.names(denying: address, kind: kind, dialledIn: []) {
                    rows.begin(fields: 1)
                    rows.append(uuid: name)
                }
            }
            try await own.take(rows, into: Templates.takeDenied.filled([:]))
            guard let end = page.last, page.count == ContactReader.pageRows else { return }
            last = end
        }
    }
}
