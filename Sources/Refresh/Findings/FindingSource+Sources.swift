import Channels
import ContactPolicy
import Definitions
import Exports
import Warehouse

extension FindingSource {
    /// Whose code runs when the sources are read.
    public static let owners = FindingSource("owners") { deployment, _ in
        try await SourceOwners(
            of: deployment.configuration.warehouse,
            reading: deployment.sources,
            from: deployment.pool
        ).findings
    }

    /// What the definitions say that whoever looks at the sources should know.
    static let definitions = FindingSource("definitions") { deployment, _ in
        deployment.configuration.findings
    }

    /// Which purposes are asked for and held by nobody, and which are held and asked for by no channel.
    static let purposes = FindingSource("purposes", askedBy: [.day]) { deployment, catalog in
        try await PurposeFindings.find(
            Array(deployment.configuration.channels.values),
            catalog,
            from: deployment.sources
        )
    }

    /// Which values definitions go by that no row has.
    static let values = FindingSource("values") { deployment, catalog in
        try await HeldValues.find(
            deployment.configuration.askedValues,
            catalog,
            from: deployment.sources
        )
    }

    /// Which brands are asked for and held by nobody.
    static let brands = FindingSource("brands", askedBy: [.day]) { deployment, catalog in
        let configuration = deployment.configuration
        let asking = configuration.channels.values.filter { $0.consentNotRequired == nil }
            .map(\.name)
        let brands = configuration.exports.filter { asking.contains($0.channel) }.map(\.brand)
        return try await BrandFindings.find(Set(brands), catalog, from: deployment.sources)
    }

    /// Which suppressions cannot be read.
    static let suppressions = FindingSource("suppressions", askedBy: [.day, .export]) {
        try await SuppressionFindings.find($1, from: $0.sources)
    }
}
