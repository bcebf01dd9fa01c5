extension ContractGuesser {
    mutating func guessSuppressions() {
        let told = named[.suppressions].flatMap(inspected).map { [$0] }
        let called = told ?? free(for: .suppressions).filter { Self.isCalled($0, .suppressions) }
        for relation in called.sorted(by: { $0.rowCount > $1.rowCount }) {
            var entries = [
                relationEntry(
                    relation,
                    told == nil ? "called like suppressions" : Candidate.toldReason
                )
            ]
            if let customer = customerReference(relation, of: .suppressions) {
                entries.append(Entry(.customer, customer.column.name, note: customer.note))
            }
            if let email = relation.columns.first(where: {
                $0.isText && $0.profile.share(.email) > 0.5
            }) {
                entries.append(Entry(.email, email.name, note: "holds e-mail addresses"))
            }
            if let phone = relation.columns.first(where: {
                $0.isText && $0.profile.share(.phone) > 0.8
            }) {
                entries.append(Entry(.phone, phone.name, note: "holds phone numbers"))
            }
            guard entries.count > 1 else { continue }
            taken.insert(relation.path)
            return add(.suppressions, entries)
        }
    }
}
