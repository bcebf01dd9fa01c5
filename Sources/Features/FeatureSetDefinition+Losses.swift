public import Warehouse

extension FeatureSetDefinition {
    /// The features that cannot be measured for what the sources lost, with those that are ratios of them, by name.
    public func features(lostBy losses: SourceLosses) -> Set<String> {
        var lost: Set<String> = []
        for feature in features where feature.isLost(by: losses, among: lost) {
            lost.insert(feature.name)
        }
        return lost
    }

    /// The features that are left without some: a layout, whose name no file can bear, where there are any of those.
    ///
    /// What is not measured stands nowhere in it, so that nobody takes it for a number that is unknown, or none.
    public func without(_ lost: Set<String>) -> Self {
        guard !lost.isEmpty else { return self }
        var rest = isLayout ? self : followed(by: [Self()])
        rest.features.removeAll { lost.contains($0.name) }
        return rest
    }
}

extension FeatureDefinition {
    /// Whether it reads what its source lost, or a feature above it that does.
    fileprivate func isLost(by losses: SourceLosses, among lost: Set<String>) -> Bool {
        let parts = [numerator, denominator].compactMap(\.self)
        if parts.contains(where: lost.contains) { return true }
        guard let of else { return false }
        return losses.take([column].compactMap(\.self) + filter.columns, of: of)
    }
}
