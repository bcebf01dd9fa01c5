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
    private let configuration: Configuration
    private let folder: String
    /// Where each definition stands, by kind and name.
    private let places: [String: DefinitionReader.Place]
    private var found: [DefinitionIssue] = []

    init(
        _ configuration: Configuration,
        folder: String,
        places: [String: DefinitionReader.Place]
    ) {
        self.configuration = configuration
        self.folder = folder
        self.places = places
    }

    mutating func issues() -> [DefinitionIssue] {
        for issue in WarehouseRules(warehouse: configuration.warehouse).issues {
            report("warehouse.yaml", issue)
        }
        for set in configuration.featureSets.values { features(of: set) }
        for outcome in configuration.outcomes { self.outcome(outcome) }
        let used = Set(configuration.outcomes.map(\.features))
        if used.count > 1 {
            report(
                "outcomes",
                "outcomes learn from \(used.sorted().joined(separator: " and ")): one feature set serves all"
            )
        }
        for segment in configuration.segments { rule(segment.rule, of: segment) }
        for channel in configuration.channels.values
        where AudienceFormats.named(channel.format) == nil {
            report(
                "channels/\(channel.name)",
                "channel \(channel.name): there is no format \(channel.format); use \(AudienceFormats.all.map(\.name).joined(separator: ", "))"
            )
        }
        for export in configuration.exports { self.export(export) }
        let brands = BrandRules(policy: configuration.policy, exports: configuration.exports)
        for issue in brands.issues { report(issue.key, issue.message) }
        return found
    }

    /// Reports something about a definition, or about a file of the folder.
    private mutating func report(_ key: String, _ message: String) {
        let place = places[key]
        found.append(
            DefinitionIssue(
                file: place?.file ?? "\(folder)/\(key)",
                line: place?.line ?? 0,
                message: message
            )
        )
    }

    private mutating func features(of set: FeatureSetDefinition) {
        let file = "features/\(set.name)"
        if set.measureCount > FeatureSetDefinition.mostMeasures {
            report(
                file,
                "feature set \(set.name) needs \(set.measureCount) measures, more than the "
                    + "\(FeatureSetDefinition.mostMeasures) that one pass can compute: take features away; trend, "
                    + "share and a ratio of two sources count twice"
            )
        }
        var above: Set<String> = []
        for feature in set.features {
            if above.contains(feature.name) {
                report("feature/\(feature.name)", "feature \(feature.name) stands twice")
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
            let hint = suggestion(for: column, among: known.sorted())
            report(
                "feature/\(feature.name)",
                "feature \(feature.name): \(role.rawValue) maps no column \(column)\(hint)"
            )
        }
    }

    private mutating func outcome(_ outcome: OutcomeDefinition) {
        let file = "outcomes/\(outcome.name)"
        guard let source = configuration.warehouse[outcome.label], outcome.label.isActivity else {
            return report(
                file,
                "label: \(outcome.label.rawValue) is not mapped as an activity in warehouse.yaml"
            )
        }
        if !outcome.tiers.isEmpty, !outcome.tierShares.isEmpty {
            report(file, "tiers and tier_shares: tiers are either given or learned")
        }
        let customers = configuration.warehouse.customers
        let attributes = Set(customers.mappedColumns.map(\.name))
        for attribute in outcome.fairness where !attributes.contains(attribute) {
            let hint = suggestion(for: attribute, among: attributes.sorted())
            report(file, "fairness: customers maps no column \(attribute)\(hint)")
        }
        for attribute in outcome.fairness where isContactDetail(attribute) {
            report(
                file,
                "fairness: \(attribute) points at single people, and cards are kept for ever"
            )
        }
        let known = Set(source.names)
        for column in outcome.filter.columns where !known.contains(column) {
            report(file, "\(outcome.label.rawValue) maps no column \(column)")
        }
    }

    private mutating func rule(_ rule: SegmentRule, of segment: SegmentDefinition) {
        let file = "segments/\(segment.name)"
        switch rule {
        case .all(let rules), .any(let rules):
            if rules.isEmpty {
                report(file, "all or any holds no rule: everybody, or nobody, would be in it")
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
                        + "use a column that tells groups apart"
                )
            }
        }
    }

    private mutating func require(_ named: NamedTier, _ file: String) {
        let outcome = configuration.outcomes.first { $0.name == named.outcome }
        if outcome?.tiers[named.tier] == nil, outcome?.tierShares[named.tier] == nil {
            report(file, "outcome \(named.outcome) has no tier \(named.tier)")
        }
    }

    private func isContactDetail(_ name: String) -> Bool {
        configuration.warehouse.customers.isContactDetail(name)
    }

    private mutating func export(_ export: ExportDefinition) {
        for name in Set(export.segments).intersection(export.excludeSegments).sorted() {
            report(
                "exports/\(export.name)",
                "segment \(name) is both wanted and left out: nobody would be in the list"
            )
        }
        for segment in configuration.segments(readBy: export) {
            for outcome in configuration.outcomes
            where segment.rule.outcomes.contains(outcome.name)
                && !outcome.channels.contains(export.channel)
            {
                report(
                    "exports/\(export.name)",
                    "segment \(segment.name) reads outcome \(outcome.name), which is not permitted for channel \(export.channel)"
                )
            }
        }
        if let was = export.was, configuration.exports.contains(where: { $0.name == was }) {
            report(
                "exports/\(export.name)",
                "was: \(was) is still defined: a list has one export"
            )
        }
        let heirs = configuration.exports.filter { $0.was != nil && $0.was == export.was }
        if let first = heirs.first, heirs.count > 1, first.name != export.name {
            report(
                "exports/\(export.name)",
                "was: \(first.name) takes over the list of \(first.was ?? "") already"
            )
        }
        if export.segments.isEmpty { report("exports/\(export.name)", "names no segment") }
    }
}
