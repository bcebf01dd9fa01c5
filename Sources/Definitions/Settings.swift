public import Exports
import Scores

/// Settings of one deployment: `segcast.yaml`, which the environment and flags override.
public struct Settings: Codable, Hashable, Sendable {
    /// Where published files go to; a path is absolute, or relative to the folder of definitions.
    public var outbox = "outbox"
    /// What the names of the group roles begin with.
    public var rolePrefix = "segcast_"
    /// Hours after its as-of that a release may choose an audience.
    public var validHours = ReleaseValidity.usualHours
    /// Most minutes one statement may take.
    public var statementMinutes = 15
    /// What holds for all of its exports.
    public var exports = ExportLimits()

    /// Creates the defaults.
    public init() {}
}
