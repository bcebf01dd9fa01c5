public import Learning
public import Postgres

/// The version of an outcome that scores.
public struct Champion: Sendable {
    /// The outcome and its version.
    public let outcome: String, version: Int
    /// The definition it was trained by.
    public let definitionHash: String
    /// The features it reads.
    public let featureSet: String, featureSetVersion: Int
    /// What it has not looked past.
    public let asOf: Instant
    /// Days of its label window.
    public let horizonDays: Int
    /// How it was approved.
    public let governance: Governance
    /// The bytes of its models, by the names that the outcome's kind has for them.
    public let blobs: [String: [UInt8]]
    /// What its predictions are calibrated by.
    public let calibrator: Calibrator?

    /// Creates a champion that no registry holds.
    package init(
        outcome: String,
        version: Int,
        definitionHash: String,
        featureSet: String,
        featureSetVersion: Int,
        asOf: Instant,
        horizonDays: Int,
        governance: Governance,
        blobs: [String: [UInt8]],
        calibrator: Calibrator?
    ) {
        self.outcome = outcome
        self.version = version
        self.definitionHash = definitionHash
        self.featureSet = featureSet
        self.featureSetVersion = featureSetVersion
        self.asOf = asOf
        self.horizonDays = horizonDays
        self.governance = governance
        self.blobs = blobs
        self.calibrator = calibrator
    }

    /// Returns the bytes of one of its models.
    ///
    /// - Throws: ``RegistryError/modelCorrupt(outcome:version:)`` when it keeps none of that name.
    public func blob(_ name: String) throws(RegistryError) -> [UInt8] {
        guard let bytes = blobs[name] else {
            throw .modelCorrupt(outcome: outcome, version: version)
        }
        return bytes
    }
}
