import Shapes
import Texts
import Channels
import ContactPolicy
import Exports
import Features
import Learning
import Segments
import Warehouse

/// What definitions that are well-formed one by one may still get wrong together.
struct ConfigurationRules {
    let configuration: Configuration
    private let folder: String
    /// Where each definition stands, by kind and name.
    private let places: [String: DefinitionReader.Place]
    /// Files whose own faults are told: what they do not say is no fault of others.
    let unsound: Unsound
    private var found: [DefinitionIssue] = []

    init(
        _ configuration: Configuration,
        folder: String,
        places: [String: DefinitionReader.Place],
        unsound: Unsound
    ) {
        self.unsound = unsound
        self.configuration = configuration
        self.folder = folder
        self.places = places
    }

    mutating func issues() -> [DefinitionIssue] {
        if !unsound.has("warehouse.yaml") {
            for issue in WarehouseRules(warehouse: configuration.warehouse).issues {
                report("warehouse.yaml", issue)
            }
        }
        features()
        for outcome in configuration.outcomes where isSound("outcomes/\(outcome.name)") {
            self.outcome(outcome)
        }
        let used = Set(configuration.outcomes.map(\.features))
        if used.count > 1 {
            report(
                "outcomes",
                "outcomes learn from \(used.sorted().joined(separator: " and ")): one feature set serves all"
            )
        }
        for segment in configuration.segments where isSound("segments/\(segment.name)") {
            rule(segment.rule, of: segment)
        }
        for channel in configuration.channels.values
        where AudienceFormats.named(channel.format) == nil && isSound("channels/\(channel.name)") {
            report(
                "channels/\(channel.name)",
                "channel \(channel.name): there is no format \(channel.format.printable)\(choice(for: channel.format, among: AudienceFormats.all.map(\.name)))",
                as: .nameUnknown
            )
        }
        for export in configuration.exports where isSound("exports/\(export.name)") {
            self.export(export)
        }
        guard !unsound.has("policies.yaml"), !unsound.has("exports") else { return found }
        let brands = BrandRules(policy: configuration.policy, exports: configuration.exports)
        for issue in brands.issues { report(issue.key, issue.message) }
        return found
    }

    /// Whether the file of a definition has no fault of its own: what it lacks may be a consequence.
    private func isSound(_ key: String) -> Bool {
        places[key].map { !unsound.files.contains($0.file.printable) } ?? true
    }

    /// Reports something about a definition, or about a file of the folder.
    mutating func report(
        _ key: String,
        _ message: String,
        as code: DefinitionIssue.Code = .definitionsClash
    ) {
        let place = places[key]
        found.append(
            DefinitionIssue(
                file: place?.file ?? "\(folder)/\(key)",
                line: place?.line ?? 0,
                code: code,
                message: message
            )
        )
    }

    /// Looks at what is measured together: the set that outcomes learn from, and below it those that only segments read.
    private mutating func features() {
        let learned = [configuration.featureSet].filter { !$0.name.isEmpty }
        // What stands in a set that cannot be read may be what the others lean on.
        let sets = learned + configuration.segmentFeatures
        guard sets.allSatisfy({ isSound("features/\($0.name)") }) else { return }
        var above: Set<String> = []
        for set in sets { features(of: set, below: &above) }
        let measured = configuration.measured
        if measured.measureCount > FeatureSetDefinition.mostMeasures {
            report(
                "features/\(sets.first?.name ?? "")",
                "feature set \(measured.name) needs \(measured.measureCount) measures, more than the "
                    + "\(FeatureSetDefinition.mostMeasures) that one pass can compute: take features away; trend, "
                    + "share and a ratio of two sources count twice"
            )
        }
    }

    private mutating func features(of set: FeatureSetDefinition, below above: inout Set<String>) {
        let file = "features/\(set.name)"
        for feature in set.features {
            if above.contains(feature.name) {
                report(
                    "feature/\(feature.name)",
                    "feature \(feature.name) stands twice",
                    as: .nameTwice
                )
            }
            if feature.measure.readsSource, let role = feature.of {
                columns(of: feature, role, file)
            }
            for gap in feature.gaps(below: above) {
                report("feature/\(feature.name)", gap.words(for: feature.name))
            }
            above.insert(feature.name)
        }
        if set.features.isEmpty { report(file, "has no features") }
    }

    private mutating func columns(of feature: FeatureDefinition, _ role: SourceRole, _ file: String)
    {
        if unsound.has("warehouse.yaml") { return }
        guard role.isActivity, let source = configuration.warehouse[role] else {
            report(
                "feature/\(feature.name)",
                "feature \(feature.name): \(role.rawValue) is not mapped as an activity in warehouse.yaml"
            )
            return
        }
        var known = Set(source.names)
        if source[.product] != nil {
            known.formUnion(configuration.warehouse[.products]?.columns.keys.sorted() ?? [])
        }
        let used = [feature.column].compactMap { $0 } + feature.filter.columns
        for column in used where !known.contains(column) {
            let hint = choice(for: column, among: known.sorted())
            report(
                "feature/\(feature.name)",
                "feature \(feature.name): \(role.rawValue) maps no column \(column.printable)\(hint)",
                as: .nameUnknown
            )
        }
    }

    private mutating func outcome(_ outcome: OutcomeDefinition) {
        let file = "outcomes/\(outcome.name)"
        if !outcome.tiers.isEmpty, !outcome.tierShares.isEmpty {
            report(file, "tiers and tier_shares: tiers are either given or learned")
        }
        if unsound.has("warehouse.yaml") { return }
        guard let source = configuration.warehouse[outcome.label], outcome.label.isActivity else {
            return report(
                file,
                "label: \(outcome.label.rawValue) is not mapped as an activity in warehouse.yaml"
            )
        }
        let customers = configuration.warehouse.customers
        let attributes = Set(customers.mappedColumns.map(\.name))
        for attribute in outcome.fairness where !attributes.contains(attribute) {
            let hint = choice(for: attribute, among: attributes.sorted())
            report(
                file,
                "fairness: customers maps no column \(attribute.printable)\(hint)",
                as: .nameUnknown
            )
        }
        for attribute in outcome.fairness where isContactDetail(attribute) {
            report(
                file,
                "fairness: \(attribute) points at single people, and cards are kept for ever",
                as: .valuePersonal
            )
        }
        let known = Set(source.names)
        for column in outcome.filter.columns where !known.contains(column) {
            let hint = choice(for: column, among: known.sorted())
            report(
                file,
                "\(outcome.label.rawValue) maps no column \(column.printable)\(hint)",
                as: .nameUnknown
            )
        }
        features(readBy: outcome, file)
        let hours = configuration.settings.validHours
        if let own = outcome.validHours, own > hours {
            report(
                file,
                "valid_hours \(own) of \(outcome.name) is longer than its release lasts: say valid_hours: \(own) in "
                    + "segcast.yaml, which holds for all (it is \(hours) there), or leave it out here"
            )
        }
    }

    /// What only segments read is no model's to be trained, held against or counted by.
    private mutating func features(readBy outcome: OutcomeDefinition, _ file: String) {
        let set = configuration.featureSets[outcome.features] ?? FeatureSetDefinition()
        let baseline = outcome.baseline
        let read =
            outcome.population.map(\.feature) + [
                baseline.recency, baseline.frequency, baseline.monetary,
            ]
        let others = Set(configuration.segmentFeatures.flatMap { $0.features.map(\.name) })
        for feature in Set(read).sorted()
        where set.position(of: feature) == nil && others.contains(feature) {
            report(
                file,
                "outcome \(outcome.name) reads feature \(feature), which stands outside of \(set.name), where only "
                    + "segments read it: put it into \(set.name)"
            )
        }
    }

    private mutating func rule(_ rule: SegmentRule, of segment: SegmentDefinition) {
        let file = "segments/\(segment.name)"
        switch rule {
        case .all(let rules), .any(let rules):
            if rules.isEmpty {
                report(
                    file,
                    "all or any holds no rule: everybody, or nobody, would be in it",
                    as: .nobodyMeets
                )
            }
            for rule in rules { self.rule(rule, of: segment) }
        case .not(let inner): self.rule(inner, of: segment)
        case .condition(let leaf):
            for named in leaf.tiers.sorted(by: { ($0.outcome, $0.tier) < ($1.outcome, $1.tier) }) {
                require(named, file)
            }
            for attribute in leaf.attributes.sorted() where isContactDetail(attribute) {
                report(
                    file,
                    "attribute \(attribute) points at single people, and reasons are read by many: "
                        + "use a column that tells groups apart",
                    as: .valuePersonal
                )
            }
        }
    }

    private mutating func require(_ named: NamedTier, _ file: String) {
        guard let outcome = configuration.outcomes.first(where: { $0.name == named.outcome }),
            !unsound.has("outcomes")
        else { return }
        let tiers = outcome.tiers.keys.sorted() + outcome.tierShares.keys.sorted()
        if !tiers.contains(named.tier) {
            let hint = choice(for: named.tier, among: tiers)
            report(
                file,
                "outcome \(named.outcome) has no tier \(named.tier.printable)\(hint)",
                as: .nameUnknown
            )
        }
    }

    private func isContactDetail(_ name: String) -> Bool {
        configuration.warehouse.customers.isContactDetail(name)
    }
}
