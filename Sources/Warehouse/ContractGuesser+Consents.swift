extension ContractGuesser {
    /// Proposes a relation of consents, or a flag of the customers themselves.
    mutating func guessConsents() async throws {
        guard let relation = best(.consents),
            let customer = customerColumn(relation, of: .consents)
        else { return guessConsentFlag() }
        var entries = [relationEntry(relation), customer, try await purpose(of: relation)]
        let granted = try await granted(relation)
        guard !granted.isEmpty else { return }
        entries += granted
        entries += brand(of: relation)
        entries += times(relation, .consents, .recordedAt)
        // Those that come seldom may be quiet for a while: nothing is expected of them.
        if let time = entries.first(where: { $0.column == .recordedAt }),
            let rhythm = try await inspection.rhythm(relation, time.value), rhythm.isDense
        {
            entries += freshness(rhythm)
        }
        add(.consents, entries)
    }

    /// What the consents of a relation are for; the purposes are noted for exports.
    private mutating func purpose(of relation: Relation) async throws -> Entry {
        guard let named = column(.purpose, of: .consents, in: relation, \.isText) else {
            proposal.purposes = ["marketing"]
            return Entry(
                key: "purpose_is",
                value: "marketing",
                note: "CHECK: no column says what the consent is for"
            )
        }
        let sample = try await inspection.sample(relation, named.name)
        proposal.purposes = sample.distinct <= 20 ? sample.examples : []
        return Entry(.purpose, named.name, note: "has \(Self.list(sample))")
    }

    /// The brand that was spoken to, for somebody to take up: who maps it divides every consent.
    private func brand(of relation: Relation) -> [Entry] {
        let column = column(.brand, of: .consents, in: relation, \.isText)
        let note = "CHECK: take the # away if a consent is for one brand alone"
        return column.map { [Entry(.brand, $0.name, note: note, isOffer: true)] } ?? []
    }

    /// Which column of a relation says yes, and by which values; none where no column looks like it.
    private func granted(_ relation: Relation) async throws -> [Entry] {
        if let flag = column(.granted, of: .consents, in: relation, { $0.type == .boolean }) {
            return [Entry(.granted, flag.name, note: "boolean")]
        }
        guard let flag = column(.granted, of: .consents, in: relation, \.isText) else {
            return []
        }
        let sample = try await inspection.sample(relation, flag.name)
        let yes = sample.examples.filter {
            Self.matches(
                $0,
                "^(granted|yes|y|true|t|1|opted_?in|opt_?in|subscribed|accepted|given|active|allow(ed)?)$"
            )
        }
        return [
            Entry(.granted, flag.name, note: "has \(Self.list(sample))"),
            Entry(
                key: "granted_values",
                flow: "[\(yes.map(ContractProposal.quoted).joined(separator: ", "))]",
                note: yes.isEmpty
                    ? "CHECK: say which values mean yes"
                    : "CHECK: these values were taken to mean yes"
            ),
        ]
    }

    /// Proposes a flag of the customers, where there is one that sounds like a consent.
    private mutating func guessConsentFlag() {
        guard let customers else { return }
        let flag = customers.relation.columns.first {
            $0.type == .boolean
                && Self.matches(
                    $0.name,
                    "consent|opt_?in|marketing|newsletter|subscri|permission|gdpr|wants|advert"
                )
        }
        guard let flag else { return }
        proposal.purposes = ["marketing"]
        add(
            .consents,
            [
                relationEntry(customers.relation),
                Entry(.customer, customers.key.name, note: "the customers themselves"),
                Entry(
                    key: "purpose_is",
                    value: "marketing",
                    note: "CHECK: is this consent enough for advertising?"
                ),
                Entry(.granted, flag.name, note: "boolean"),
            ]
        )
    }
}
