extension ContractGuesser {
    /// Proposes a relation of consents, or columns of the customers themselves.
    mutating func guessConsents() async throws {
        let ranked = free(for: .consents).compactMap(consentCandidate)
            .sorted(by: Candidate.isLikelier)
        explain(.consents, ranked, least: 30)
        guard let best = choice(of: .consents, among: ranked, least: 30),
            best.relation.path != customers?.relation.path
        else { return guessConsentColumns() }
        let relation = best.relation
        let answer = granted(relation)
        guard let flag = answer.first else { return guessConsentColumns() }
        let whose = sayers(relation)
        var entries = [relationEntry(best)] + whose
        entries.append(purpose(of: relation, besides: Set(whose.map(\.value) + [flag.value])))
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

    /// Who said it: by a key, by an address where rows have no key.
    private func sayers(_ relation: InspectedRelation) -> [Entry] {
        let customer = customerReference(relation, of: .consents)
        let email = addressReference(relation)
        guard let customer else {
            let note =
                "rows have no customer's key: each is of the one customer who bears this address"
            return email.map { [Entry(key: "customer_email", value: $0.name, note: note)] } ?? []
        }
        var entries = [Entry(.customer, customer.column.name, note: customer.note)]
        let profile = customer.column.profile
        if let email, profile.known < profile.rows {
            let share = 100 * (profile.rows - profile.known) / max(profile.rows, 1)
            entries.append(
                Entry(
                    key: "# customer_email",
                    value: email.name,
                    note:
                        "CHECK: \(share) % of the rows have no customer's key: take the # away if they speak for the customer who bears this address"
                )
            )
        }
        return entries
    }

    private func consentCandidate(_ relation: InspectedRelation) -> Candidate? {
        guard relation.path != customers?.relation.path else { return nil }
        let customer = customerReference(relation, of: .consents)
        let email = addressReference(relation)
        guard customer != nil || email != nil else { return nil }
        var candidate = Candidate(relation, key: key(of: relation))
        if let customer {
            candidate.add(15, "\(customer.column.name): \(customer.note)")
        } else {
            candidate.add(10, "\(email?.name ?? "") holds addresses that customers have")
        }
        let isCalled = Self.isCalled(relation, .consents)
        candidate.add(20, "called like consents", where: isCalled)
        let subject = subject(of: relation, besides: [])
        let hasSubjects = subject.map { Self.areSubjects($0.profile) } ?? false
        candidate.add(10, "\(subject?.name ?? "") says what for", where: hasSubjects)
        let answers = relation.columns.filter { isAnswer($0, isExpected: isCalled || hasSubjects) }
        candidate.add(
            15,
            "has words that give and withdraw",
            where: answers.contains(where: \.isText)
        )
        candidate.add(
            10,
            "has a yes or no that is called like a consent",
            where: answers.contains {
                !$0.isText && (isCalled || hasSubjects || ConsentWords.isCalled($0.name))
            }
        )
        candidate.add(-10, "nothing in it says when", where: happenings(relation).isEmpty)
        candidate.add(-20, "holds sums of money", where: !Self.sums(relation).isEmpty)
        candidate.add(
            -25,
            "called like suppressions or something else",
            where: Names.matches(relation.name, ConsentsMapping.otherName ?? "^$")
        )
        judgeAge(&candidate)
        return answers.isEmpty && !isCalled ? nil : candidate
    }

    /// Whether a column holds answers: few values, of which one gives and one withdraws; a plain yes or no is an answer where
    /// one is expected, or its name says so.
    private func isAnswer(_ column: InspectedColumn, isExpected: Bool) -> Bool {
        let profile = column.profile
        let isNamed = isExpected || ConsentWords.isCalled(column.name)
        if column.type == .boolean { return isNamed }
        guard profile.isCategory, profile.distinct <= 6, !column.isTime,
            profile.common.contains(where: ConsentWords.isYes),
            profile.common.contains(where: ConsentWords.isNo)
        else { return false }
        let isPlain = profile.common.allSatisfy { $0.count == 1 || ValueShape.flag.fits($0) }
        return isPlain ? isNamed : column.isText
    }

    /// Whether values say what consents are for.
    private static func areSubjects(_ profile: ColumnProfile) -> Bool {
        guard profile.isCategory else { return false }
        return 2 * profile.common.count { ConsentWords.purpose($0) != nil } >= profile.distinct
    }

    /// The column that says what consents are for: by what it holds, else by its name.
    private func subject(of relation: InspectedRelation, besides used: Set<String>)
        -> InspectedColumn?
    {
        let texts = relation.columns.filter { $0.isText && !used.contains($0.name) }
        return texts.first { Self.areSubjects($0.profile) }
            ?? column(.purpose, of: .consents, in: relation) {
                $0.isText && !used.contains($0.name) && $0.profile.share(.email) < 0.5
            }
    }

    /// What the consents of a relation are for; the purposes are noted for exports.
    private mutating func purpose(of relation: InspectedRelation, besides used: Set<String>)
        -> Entry
    {
        guard let named = subject(of: relation, besides: used) else {
            let answers = relation.columns.filter { used.contains($0.name) }.map(\.name)
            let purpose =
                ([relation.name] + answers).lazy.compactMap(ConsentWords.purpose).first
                ?? "marketing"
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

    /// How much a column looks like answers to what was asked: words more than letters, and its name.
    private static func answerRank(_ column: InspectedColumn) -> Int {
        let isPlain = column.profile.common.allSatisfy { $0.count == 1 }
        return (isPlain ? 0 : 2) + (ConsentWords.isCalled(column.name) ? 3 : 0)
    }

    /// Which column of a relation says yes, and by which values; none where no column looks like it.
    private func granted(_ relation: InspectedRelation) -> [Entry] {
        if let flag = column(.granted, of: .consents, in: relation, { $0.type == .boolean }) {
            return [Entry(.granted, flag.name, note: "boolean")]
        }
        let subject = subject(of: relation, besides: [])?.name
        let speaking = relation.columns.filter {
            $0.isText && $0.name != subject && isAnswer($0, isExpected: true)
        }.max { Self.answerRank($0) < Self.answerRank($1) }
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
