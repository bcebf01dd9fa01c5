public import Failures

/// Why features could not be built.
public enum FeatureError: ReportableFailure {
    /// A feature lacks what its measure needs.
    case incomplete(feature: String, [FeatureGap])
    /// A version of a feature set was changed instead of raised.
    case versionChanged(featureSet: String, version: Int)
    /// The warehouse's amounts are in another currency than those that the models learned from.
    case currencyChanged(featureSet: String, version: Int, from: String, to: String)
    /// A build holds another number of rows than there are customers.
    case customersMissing(built: Int, expected: Int)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .incomplete, .versionChanged, .currencyChanged, .customersMissing: .configuration
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .incomplete(let feature, let gaps):
            gaps.map { $0.words(for: feature) }.joined(separator: "; ")
        case .versionChanged(let set, let version):
            "feature set \(set) version \(version) already stands with other features: "
                + "raise its version to \(version + 1); models go on scoring where features were only added. Features that "
                + "segments alone read stand in a file of their own beside it, without a version"
        case .currencyChanged(let set, let version, let before, let now):
            "the amounts of feature set \(set) version \(version) are in \(before), the warehouse's in \(now): "
                + "raise its version to \(version + 1), and train the outcomes that use it"
        case .customersMissing(let built, let expected):
            "the build holds \(built) customers where there are \(expected): run it again"
        }
    }
}
