import ContactPolicy
import Definitions
import Exports
import Features
import Identity
import Jobs
import Learning
import Postgres
import Registry
import Scores
import Segments
import Warehouse

/// The stages of a refresh, as every command and `run` call them.
struct Stages: Sendable {
    let workplace: Workplace
    let hashes: DefinitionHashes
    let catalog: WarehouseCatalog
    let asOf: Instant
    let now: Instant
    /// The as-of as people write it: the day, where it is a midnight of the business zone.
    let asOfLabel: String

    /// Reads the catalogue, where the sources that play `roles` must be sound.
    init(
        _ workplace: Workplace,
        _ hashes: DefinitionHashes,
        _ option: AsOfOption,
        reading roles: [SourceRole] = SourceRole.allCases
    ) async throws {
        self.workplace = workplace
        self.hashes = hashes
        catalog = try await workplace.catalog(roles)
        (asOf, now) = try await workplace.time(option)
        asOfLabel = try await BusinessDays(
            from: asOf,
            [],
            in: workplace.configuration.warehouse.timeZone,
            from: workplace.pool
        ).name(0)
    }

    private var configuration: Configuration { workplace.configuration }
    var pool: SessionPool { workplace.pool }

    /// Looks at the sources and gives new customers their ids; stops where the contract is broken.
    ///
    /// A source that stopped by its own rhythm breaks it, unless nobody is chosen by what is computed.
    func checkAndLink(
        isActedOn: Bool = true
    ) async throws -> (check: SourceCheck, newCustomers: Int) {
        let check = try await SourceCheck(
            catalog,
            asOf: asOf,
            isActedOn: isActedOn,
            reading: workplace.sources,
            from: pool
        )
        let checkID = try await check.record(asOf: asOf, in: pool)
        try check.findings.requireNoError()
        // Asked again by the only one who links: two that began at once may mean different customers.
        try await workplace.keySpaces.require(configuration.warehouse)
        let linked = try await CustomerIndex(pool, reading: workplace.sources).link(
            catalog,
            asOf: asOf,
            checkID: checkID
        )
        try await workplace.keySpaces.record(configuration.warehouse)
        let set = configuration.featureSet
        if !set.features.isEmpty {
            let builder = FeatureBuilder(pool, reading: workplace.sources, catalog)
            try await builder.register(set, definitionHash: hashes.of("feature_set", set.name))
        }
        return (check, linked.new)
    }

    /// Looks at the sources that say who may be contacted, before a list is made from them.
    ///
    /// Writes nothing: an exporter's login may not.
    func checkContacts() async throws {
        let check = try await SourceCheck(
            catalog,
            of: SourceRole.contacts,
            asOf: asOf,
            reading: workplace.sources,
            from: pool
        )
        try check.findings.requireNoError()
        try await SuppressionFindings.find(catalog, from: workplace.sources).requireNoError()
    }

    /// Makes sure that the key opens what is kept, before any export is planned.
    func requireKey() async throws { try await RunKeeper(pool).requireKey(workplace.key()) }

    /// Builds the features that are scored.
    func build() async throws -> FeatureBuild {
        guard !configuration.featureSet.features.isEmpty else {
            throw CommandFailure(
                "no features are defined: there is nothing to build",
                ExitStatus.configuration
            )
        }
        return try await FeatureBuilder(pool, reading: workplace.sources, catalog).build(
            configuration.featureSet,
            asOf: asOf,
            purpose: .score
        )
    }

    /// Returns an outcome by its name.
    func outcome(_ name: String) throws -> OutcomeDefinition {
        guard let outcome = configuration.outcomes.first(where: { $0.name == name }) else {
            let names = configuration.outcomes.map(\.name)
            let hint = nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(
                "there is no outcome \(name): \(names.joined(separator: ", "))\(hint)",
                ExitStatus.usage
            )
        }
        return outcome
    }

    /// Trains an outcome and stores the version.
    func train(_ outcome: OutcomeDefinition) async throws -> TrainingCard {
        let set = configuration.featureSet
        let progress = Progress("train \(outcome.name)")
        let trainer = OutcomeTrainer(outcome, set, catalog, pool, reading: workplace.sources)
        let model = try await trainer.train(asOf: asOf) { progress.step($0) }
        progress.end()
        let zone = configuration.warehouse.timeZone
        let days = try await BusinessDays(from: asOf, [outcome.reviewDays], in: zone, from: pool)
        let version = try await ModelRegistry(pool).store(
            model,
            of: outcome,
            definitionHash: hashes.of("outcome", outcome.name),
            featureSetVersion: set.version,
            asOf: asOf,
            reviewAt: days.name(outcome.reviewDays),
            revision: "segcast \(Version.number)"
        )
        return TrainingCard(
            outcome: outcome.name,
            version: version,
            asOf: asOfLabel,
            owner: outcome.owner,
            purpose: outcome.purpose,
            governance: configuration.policy.governance.rawValue,
            model: model
        )
    }

    /// The champions with their populations.
    func entries() async throws -> [Scorer.Entry] {
        let registry = ModelRegistry(pool)
        for alone in try await workplace.aloneFindings() { Output.note("\(alone)") }
        var entries: [Scorer.Entry] = []
        for outcome in configuration.outcomes {
            let champion = try await registry.champion(of: outcome.name)
            let trained =
                try await DefinitionStore(pool).outcome(hash: champion.definitionHash) ?? outcome
            if trained.isOtherQuestion(than: outcome) {
                Output.note(
                    "warning: \(outcome.name) was redefined since version \(champion.version) was trained; it goes on "
                        + "answering the old question, for the old population, until a new version is approved"
                )
            }
            entries.append(try Scorer.Entry(champion, trained, configuration.featureSet))
        }
        guard !entries.isEmpty else {
            throw CommandFailure(
                "no outcomes are defined: there is nothing to score",
                ExitStatus.configuration
            )
        }
        return entries
    }

    /// Scores everybody, unless these champions have scored this as-of before and nobody says why again.
    func score(again reason: String? = nil) async throws -> Release {
        let entries = try await entries()
        let scorer = Scorer(pool)
        let key = Scorer.releaseKey(asOf: asOf, entries)
        if let reason, let earlier = try await scorer.scoreAgain(key: key, because: reason) {
            Output.note("release \(earlier) is kept; its as-of is scored again")
        }
        var known = try await scorer.find(key: key)
        if let known, known.state != "scoring" { return known }
        if known == nil { known = try await scorer.begin(build(), entries) }
        guard let begun = known else { preconditionFailure("it was begun just now") }
        let width = configuration.featureSet.features.count
        return try await scorer.score(begun, entries, width: width)
    }

    /// Puts a release in force, if its guards let it.
    ///
    /// With a reason, also one that looks less far than the release in force, which is taken back then.
    func release(_ release: Release, goingBack reason: String? = nil) async throws {
        let gate = ReleaseGate(pool)
        let guards = try await guards(of: release)
        let measures = try await gate.release(release.releaseID, guards, goingBack: reason)
        for measure in measures where [.failed, .accepted].contains(measure.verdict) {
            let what = measure.verdict == .failed ? "its last scores are used" : "accepted"
            Output.note("warning: release \(release.releaseID): \(measure.words): \(what)")
        }
        if !measures.isEmpty, measures.allSatisfy({ $0.verdict == .notJudged }) {
            Output.note(
                "release \(release.releaseID) is the first: its level, turnover and activity are not judged"
            )
        }
    }

    /// What a release is measured by: the limits of each outcome, and every audience that its scores choose.
    private func guards(of release: Release) async throws -> ReleaseGuards {
        var guards = ReleaseGuards()
        for outcome in configuration.outcomes {
            guards.limits[outcome.name] = outcome.guards
            guards.recency[outcome.name] = outcome.baseline.recency
        }
        let now = try await tiers(of: release.releaseID)
        var earlier = now
        if let before = try await ReleaseGate(pool).release(before: release.releaseID) {
            earlier = try await tiers(of: before)
        }
        for outcome in now.keys.sorted() {
            let open = now[outcome, default: [:]].filter { $0.value.below == nil }.keys.sorted()
            guard let top = open.first, let bounds = now[outcome]?[top] else { continue }
            let was = earlier[outcome]?[top] ?? bounds
            guards.audiences.append(
                GuardedAudience(
                    name: "tier \(top)",
                    outcome: outcome,
                    .range(atLeast: bounds.atLeast, below: bounds.below),
                    before: .range(atLeast: was.atLeast, below: was.below)
                )
            )
        }
        for segment in configuration.segments {
            guards.audiences += segment.audiences(now, earlier)
        }
        return guards
    }

    /// Refreshes the segments from the release in force at a time; at the as-of when it is missing.
    func refreshSegments(at time: Instant? = nil) async throws -> [SegmentRefresher.Change] {
        let release = try await ReleaseGate(pool).inForce(at: time ?? asOf)
        let held = try await ReleaseGate(pool).outcomesWithoutScores(of: release.releaseID)
        var untouched: Set<String> = []
        for segment in configuration.segments {
            let missing = segment.rule.outcomes.intersection(held)
            guard !missing.isEmpty else { continue }
            untouched.insert(segment.name)
            Output.note(
                "warning: \(segment.name) stays as it is: \(missing.sorted().joined(separator: ", ")) is held"
            )
        }
        return try await SegmentRefresher(pool, reading: workplace.sources, catalog).refresh(
            configuration.segments.map { ($0, hashes.of("segment", $0.name)) },
            leaving: untouched,
            featureSet: configuration.featureSet,
            tiers: try await tiers(of: release.releaseID),
            from: release
        )
    }

    /// The bounds of every outcome's tiers: given in its definition, or learned by the version that scored.
    private func tiers(of releaseID: Int64) async throws -> [String: [String: TierBounds]] {
        var bounds = configuration.tiers
        for (outcome, version, _) in try await ReleaseGate(pool).outcomes(of: releaseID)
        where bounds[outcome] == nil {
            var below: Double?
            for tier in try await ModelRegistry(pool).tiers(of: outcome, version: version) {
                for name in tier.names {
                    bounds[outcome, default: [:]][name] = TierBounds(
                        atLeast: tier.atLeast,
                        below: below
                    )
                }
                below = tier.atLeast
            }
        }
        return bounds
    }

    /// Publishes one export, and takes off its list who may no longer be on it: also when the list itself is
    /// refused, or was made before.
    ///
    /// - Returns: what was published, and what was refused and why.
    func export(
        _ export: ExportDefinition,
        _ lease: Lease,
        onlyRemovals: Bool,
        again: String?
    ) async throws -> (outcomes: [ExportRunner.Outcome], refusals: [any ReportableFailure]) {
        guard let channel = configuration.channels[export.channel] else {
            throw CommandFailure("there is no channel \(export.channel)", ExitStatus.configuration)
        }
        let order = ExportRunner.Order(
            export: export,
            definitionHash: hashes.of("export", export.name),
            channel: channel,
            policy: configuration.policy,
            outcomes: configuration.outcomes(readBy: export),
            identity: try configuration.identity(of: export),
            defined: Set(configuration.exports.map(\.name)),
            again: again
        )
        let runner = try runner(lease)
        let retired = try await settleRetired(export.name, runner)
        var outcomes: [ExportRunner.Outcome] = []
        var refusals = retired.refusals
        do {
            if !onlyRemovals { outcomes.append(try await runner.run(order, at: asOf, now: now)) }
        } catch let failure as ScoreError {
            refusals.append(failure)
        } catch let failure as ExportError where failure.leavesListAsItWas {
            refusals.append(failure)
        }
        do {
            let removals = try await runner.removals(order, at: asOf, now: now)
            outcomes += removals.map { [$0] } ?? []
        } catch let failure as any ReportableFailure {
            refusals.append(failure)
        }
        let current = try await runner.current(of: order, among: outcomes)
        return (retired.outcomes + current.outcomes, refusals + current.missing)
    }

    /// Publishes and cuts by a lease.
    func runner(_ lease: Lease) throws -> ExportRunner {
        ExportRunner(
            pool,
            reading: workplace.sources,
            catalog,
            workplace.outbox,
            lease,
            key: try workplace.key()
        )
    }
}
