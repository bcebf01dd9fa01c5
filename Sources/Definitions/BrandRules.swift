import ContactPolicy
import Exports
import Shapes

/// What brands may get wrong together: a cap or a control group of one that nothing is exported for.
struct BrandRules {
    let policy: PolicyDefinition
    let exports: [ExportDefinition]

    /// Every message, with the file it is about.
    var issues: [(key: String, message: String)] {
        policy.caps.compactMap { unknown($0.brand, of: "cap \($0.name)") }
            + policy.controlGroups.compactMap { unknown($0.brand, of: "control group \($0.name)") }
            + exports.compactMap(group)
    }

    private func unknown(_ brand: String?, of what: String) -> (String, String)? {
        guard let brand, !exports.contains(where: { $0.brand == brand }) else { return nil }
        let hint = suggestion(for: brand, among: Set(exports.map(\.brand)).sorted())
        return ("policies.yaml", "\(what): no export is of brand \(brand)\(hint)")
    }

    /// An export that holds another brand's control group back.
    private func group(of export: ExportDefinition) -> (String, String)? {
        guard let group = policy.controlGroups.first(where: { $0.name == export.controlGroup }),
            let brand = group.brand, brand != export.brand
        else { return nil }
        return (
            "exports/\(export.name)",
            "control group \(group.name) is of brand \(brand), and the export of \(export.brand)"
        )
    }
}
