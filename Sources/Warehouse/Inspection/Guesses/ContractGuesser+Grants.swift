extension ContractGuesser {
    /// A consent that stands in a column of the customers: what it is for, and when it was said.
    private struct Grant {
        let purpose: String
        let flag: InspectedColumn
        let values: [String]
        let time: InspectedColumn?

        var flow: String {
            var text =
                "{purpose: \(ContractProposal.yaml(purpose)), granted: \(ContractProposal.yaml(flag.name))"
            if !values.isEmpty {
                text +=
                    ", granted_values: \(ContractProposal.list(values))"
            }
            if let time { text += ", recorded_at: \(ContractProposal.yaml(time.name))" }
            return "\(text)}"
        }
    }

    /// Proposes columns of the customers that sound like consents; a yes or no that does not is none.
    mutating func guessConsentColumns() {
        guard let customers, let key = customers.key else { return }
        let relation = customers.relation
        var grants: [Grant] = []
        var others: [String] = []
        for column in relation.columns {
            let isFlag =
                column.type == .boolean
                || column.type == .integer && column.profile.distinct <= 2
                    && column.profile.known > 0
                    && column.profile.counts.keys.allSatisfy(ValueShape.flag.fits)
            let speaks =
                column.isText && column.profile.isCategory
                && column.profile.common.contains(where: ConsentWords.isYes)
            guard isFlag || speaks else { continue }
            guard ConsentWords.isCalled(column.name),
                !Names.matches(column.name, "level|source|type|quelle")
            else {
                if isFlag, column.type == .boolean { others.append(column.name) }
                continue
            }
            let values =
                column.type == .boolean
                ? [] : column.profile.common.filter(ConsentWords.isYes).sorted()
            let named = ConsentWords.purpose(column.name) ?? "marketing"
            // What is for something of its own is not dropped for what it is called.
            let isNew = !grants.contains { $0.purpose == named }
            let purpose = isNew ? named : Self.identifier(column.name)
            grants.append(
                Grant(
                    purpose: purpose,
                    flag: column,
                    values: values,
                    time: said(column, in: relation)
                )
            )
        }
        guard !grants.isEmpty else {
            if !others.isEmpty {
                proposal.doubts.append(
                    "\(others.prefix(8).joined(separator: ", ")) of \(relation.path) hold yes or no, and none is called like a "
                        + "consent: if one is, map consents: with it"
                )
            }
            return
        }
        proposal.facts.purposes = grants.map(\.purpose)
        let start = [
            relationEntry(relation, "the customers themselves"),
            Entry(.customer, key.name, note: "the customers themselves"),
        ]
        let said = grants.count == 1 ? single(grants[0]) : several(grants)
        add(.consents, start + said + history(of: relation))
    }

    /// What was said in versions of before counts no more.
    private func history(of relation: InspectedRelation) -> [Entry] {
        guard relation.isOfToday, let mark = relation.history?.mark else { return [] }
        return [
            Entry(
                key: "exclude",
                flow: "[\(mark.exclusion)]",
                note: "CHECK: as of the customers: what they said before counts no more"
            )
        ]
    }

    private mutating func single(_ grant: Grant) -> [Entry] {
        var entries = [
            Entry(
                key: "purpose_is",
                value: grant.purpose,
                note:
                    "CHECK: by the name of \(grant.flag.name): is this consent enough for advertising?"
            ),
            Entry(.granted, grant.flag.name, note: "has \(Self.list(grant.flag.profile))"),
        ]
        if !grant.values.isEmpty {
            let flow = ContractProposal.list(grant.values)
            entries.append(
                Entry(
                    key: "granted_values",
                    flow: flow,
                    note: "CHECK: these values were taken to mean yes"
                )
            )
        }
        if let time = grant.time {
            if time.type.isNaive { proposal.hasNaiveTimes = true }
            entries.append(Entry(.recordedAt, time.name, note: "goes with \(grant.flag.name)"))
            entries += Self.numericTimes(of: time)
        }
        return entries
    }

    private mutating func several(_ grants: [Grant]) -> [Entry] {
        if grants.contains(where: { $0.time?.type.isNaive == true }) {
            proposal.hasNaiveTimes = true
        }
        let seen = grants.map { "\($0.flag.name) has \(Self.list($0.flag.profile))" }
        return [
            Entry(
                key: "grants",
                flow: "[\(grants.map(\.flow).joined(separator: ", "))]",
                note: "CHECK: purposes by the columns' names; \(seen.joined(separator: "; "))"
            )
        ]
            + (grants.lazy.compactMap(\.time).first { $0.numericTimes != nil }.map(
                Self.numericTimes
            ) ?? [])
    }

    /// The time that goes with a consent: called after it, or known where it is given and seldom where it is not.
    private func said(_ flag: InspectedColumn, in relation: InspectedRelation) -> InspectedColumn? {
        let times = relation.columns.filter { $0.isTime && !Self.isBirth($0) }
        let own = Set(Names.words(flag.name))
        func shared(_ column: InspectedColumn) -> Int {
            own.intersection(Names.words(column.name)).filter { $0.count > 2 }.count
        }
        let named = times.filter {
            shared($0) > 0 && (shared($0) * 2 >= own.count || ConsentWords.isCalled($0.name))
        }
        if let best = named.max(by: { shared($0) < shared($1) }) { return best }
        return times.first { column in
            var (given, timed, idle, early) = (0, 0, 0, 0)
            for (answer, time) in zip(flag.profile.cells, column.profile.cells) {
                if answer.map(ConsentWords.isYes) ?? false {
                    given += 1
                    if time != nil { timed += 1 }
                } else {
                    idle += 1
                    if time != nil { early += 1 }
                }
            }
            return given >= 10 && idle >= 10 && timed * 20 >= given * 19 && early * 2 <= idle
        }
    }
}
