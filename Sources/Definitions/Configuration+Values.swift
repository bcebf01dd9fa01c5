import Features
import Learning
import Segments
public import Warehouse

extension Configuration {
    /// The values of columns that features, outcomes and segments go by.
    public var askedValues: [HeldValues.Asked] {
        var asked: [HeldValues.Asked] = []
        for set in featureSets.values.sorted(by: { $0.name < $1.name }) {
            for feature in set.features {
                guard let role = feature.of else { continue }
                asked += values(feature.filter, of: role, by: "feature \(feature.name)")
            }
        }
        for outcome in outcomes {
            asked += values(outcome.filter, of: outcome.label, by: "outcome \(outcome.name)")
        }
        for segment in segments {
            for (attribute, values) in segment.rule.attributeValues.sorted(by: { $0.key < $1.key })
            where warehouse.customers.mappedColumns.contains(where: { $0.name == attribute }) {
                asked.append(
                    HeldValues.Asked(
                        .customers,
                        attribute,
                        values.sorted(),
                        by: "segment \(segment.name)"
                    )
                )
            }
        }
        return asked
    }

    /// What a filter asks of a source, or of the products that its rows name.
    private func values(
        _ filter: RowFilter,
        of role: SourceRole,
        by place: String
    ) -> [HeldValues.Asked] {
        let own = Set(warehouse[role]?.mappedColumns.map(\.name) ?? [])
        return
            (filter.where.sorted { $0.key < $1.key } + filter.whereNot.sorted { $0.key < $1.key })
            .map { column, values in
                HeldValues.Asked(own.contains(column) ? role : .products, column, values, by: place)
            }
    }
}
