extension ContractGuesser {
    /// Proposes a relation of consents, or columns of the customers themselves.
    mutating func guessConsents() async throws {
        let ranked = free(for: .consents).compactMap(consentCandidate)
            .sorted(by: Candidate.isLikelier)
        explain(.consents, ranked, least: 30)
        let choice = choice(of: .consents, among: ranked, least: 30)
        guard let best = choice, best.relation.path != customers?.relation.path,
            let customer = customerReference(best.relation, of: .consents)
        else { return guessConsentColumns() }
        let relation = best.relation
        var entries = [
            relationEntry(best), Entry(.customer, customer.column.name, note: customer.note),
        ]
        let answer = granted(relation)
        guard let flag = answer.first else { return guessConsentColumns() }
        entries.append(purpose(of: relation, besides: [customer.column.name, flag.value]))
        entries += answer
        entries += brand(of: relation)
        let times = time(relation, .consents, .recordedAt)
        entries += times
        // Those that come seldom may be quiet for a while: nothing is expected of them.
        if let time = times.first, let rhythm = try await rhythm(relation, time.value),
            rhythm.isDense,
            let days = rhythm.expectedDays
        {
            entries.append(
                Entry(key: "fresh_within_hours", value: "\(24 * days)", note: rhythm.words)
            )
        }
        taken.insert(relation.path)
        add(.consents, entries)
    }

    private func consentCandidate(_ relation: InspectedRelation) -> Candidate? {
        guard let customer = customerReference(relation, of: .consents),
            relation.path != customers?.relation.path
        else { return nil }
        var candidate = Candidate(relation, key: key(of: relation))
        candidate.add(15, "\(customer.column.name): \(customer.note)")
        candidate.add(20, "called like consents", where: Self.isCalled(relation, .consents))
        let answers = relation.columns.contains {
            $0.isText && $0.profile.isCategory
                && $0.profile.common.contains(where: ConsentWords.isYes)
                && $0.profile.common.contains(where: ConsentWords.isNo)
                && !$0.profile.common.allSatisfy(ValueShape.flag.fits)
        }
        candidate.add(15, "has words that give and withdraw", where: answers)
        candidate.add(
            10,
            "has a yes or no that is called like a consent",
            where: relation.columns.contains {
                $0.type == .boolean
                    && Names.matches(
                        $0.name,
                        "grant|consent|opt|allow|accept|erteilt|einwillig|given"
                    )
            }
        )
        candidate.add(-20, "holds sums of money", where: !Self.sums(relation).isEmpty)
        return candidate
    }

    /// What the consents of a relation are for; the purposes are noted for exports.
    private mutating func purpose(of relation: InspectedRelation, besides used: Set<String>)
        -> Entry
    {
        let named = column(.purpose, of: .consents, in: relation) {
            $0.isText && !used.contains($0.name)
        }
        guard let named else {
            let purpose = ConsentWords.purpose(relation.name) ?? "marketing"
            proposal.facts.purposes = [purpose]
            return Entry(
                key: "purpose_is",
                value: purpose,
                note: "CHECK: no column says what the consent is for"
            )
        }
        proposal.facts.purposes =
            named.profile.isCategory ? Array(named.profile.common.prefix(20)) : []
        return Entry(.purpose, named.name, note: "has \(Self.list(named.profile))")
    }

    /// The brand that was spoken to, for somebody to take up: who maps it divides every consent.
    private func brand(of relation: InspectedRelation) -> [Entry] {
        let column = column(.brand, of: .consents, in: relation, \.isText)
        let note = "CHECK: take the # away if a consent is for one brand alone"
        return column.map { [Entry(.brand, $0.name, note: note, isOffer: true)] } ?? []
    }

    /// Which column of a relation says yes, and by which values; none where no column looks like it.
    private func granted(_ relation: InspectedRelation) -> [Entry] {
        if let flag = column(.granted, of: .consents, in: relation, { $0.type == .boolean }) {
            return [Entry(.granted, flag.name, note: "boolean")]
        }
        let speaking = relation.columns.first {
            $0.isText && $0.profile.isCategory
                && $0.profile.common.contains(where: ConsentWords.isYes)
                && $0.profile.common.allSatisfy {
                    ConsentWords.isYes($0) || ConsentWords.isNo($0) || $0.count < 24
                }
                && $0.profile.common.contains(where: ConsentWords.isNo)
        }
        let named = column(.granted, of: .consents, in: relation) {
            $0.isText || $0.type == .integer && $0.profile.isCategory && $0.profile.distinct <= 6
        }
        guard let flag = speaking ?? named else { return [] }
        var yes = flag.profile.isCategory ? flag.profile.common.filter(ConsentWords.isYes) : []
        if flag.isText, yes.contains(where: { !ValueShape.flag.fits($0) }) {
            yes.removeAll { $0 == "1" }
        }
        return [
            Entry(.granted, flag.name, note: "has \(Self.list(flag.profile))"),
            Entry(
                key: "granted_values",
                flow: ContractProposal.list(yes.sorted()),
                note: yes.isEmpty
                    ? "CHECK: say which values mean yes"
                    : "CHECK: these values were taken to mean yes"
            ),
        ]
    }
}
