extension ContractGuesser {
    /// Offers people who bought without an account as customers, where orders bear addresses that no customer has.
    mutating func offerGuests(
        _ relation: InspectedRelation,
        email: String,
        of customer: String?,
        at time: String?
    ) {
        guard let time, let place = proposal.sources.firstIndex(where: { $0.role == .customers }),
            let column = relation.column(email)
        else { return }
        let known = Set((address?.profile.counts.keys).map { $0.map { $0.lowercased() } } ?? [])
        let strangers = column.profile.counts.keys.count { !known.contains($0.lowercased()) }
        guard strangers > 0 else { return }
        var flow = "{relation: \(ContractProposal.yaml(relation.mappedPath))"
        if let customer { flow += ", customer: \(ContractProposal.yaml(customer))" }
        flow +=
            ", email: \(ContractProposal.yaml(email)), created_at: \(ContractProposal.yaml(time))"
        for (key, pattern) in [
            ("first_name", "first_?name|vorname|prenom|prénom"),
            ("last_name", "last_?name|nachname|nom_(de_)?famille"),
        ] {
            if let name = relation.columns.first(where: {
                $0.isText && Names.matches($0.name, pattern)
            }) {
                flow += ", \(key): \(ContractProposal.yaml(name.name))"
            }
        }
        if let numbers = relation.column(time)?.numericTimes {
            flow += ", numeric_times: \(numbers.rawValue)"
        }
        proposal.sources[place].entries += [
            Entry(
                key: "# guests",
                flow: "\(flow)}",
                note:
                    "CHECK: take the # away here and below if those who buy without an account are customers too; "
                    + "\(strangers) addresses in \(relation.path) are no customer's"
            )
        ]
    }
}
