public import Channels
public import Postgres
public import Warehouse

/// What channels ask consent for, beside what consents are for.
public enum PurposeFindings {
    /// Finds purposes that nobody can have agreed to, and those that no channel asks for: a no to them denies nothing,
    /// unless a channel asks for none, where any does.
    ///
    /// - Parameters:
    ///   - channels: the channels.
    ///   - catalog: the warehouse.
    ///   - sources: sessions that read it.
    /// - Returns: one a purpose that is not held, and one for all that are not asked for.
    /// - Throws: `WarehouseError` when a column holds no purposes; `PostgresError`.
    public static func find(
        _ channels: [ChannelDefinition],
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [Finding] {
        let asking = channels.filter { $0.consentNotRequired == nil }.sorted { $0.name < $1.name }
        guard catalog.definition[.consents] != nil else {
            return asking.map {
                Finding(
                    .warning,
                    as: ContactFinding.consentsUnmapped,
                    "channel \($0.name)",
                    "asks consent for \($0.consent.sorted().joined(separator: ", ")), and no consents are mapped: "
                        + "nobody can be exported",
                    fix: "map consents: in warehouse.yaml, or say why the channel needs none"
                )
            }
        }
        guard catalog.sources[.consents] != nil,
            (try? catalog.requireSound([.consents])) != nil
        else { return [] }
        let held = try await ConsentSpellings.purposes(catalog, from: sources)
        return findings(asking, held: held, isAnyNoHeard: asking.count < channels.count)
    }

    /// The same from the spellings that the consents hold.
    private static func findings(
        _ asking: [ChannelDefinition],
        held: [String],
        isAnyNoHeard: Bool
    ) -> [Finding] {
        let spellings = ConsentSubjects.spellings(held)
        var found: [Finding] = []
        for channel in asking {
            for purpose in channel.consent.sorted()
            where spellings[ConsentSubjects.canonical(purpose)] == nil {
                found.append(
                    Finding(
                        .warning,
                        as: ContactFinding.purposeUnheld,
                        "channel \(channel.name)",
                        "asks consent for \(purpose), and no consent is for that: nobody can be on its lists",
                        fix:
                            "the consents are for \(ConsentSubjects.names(spellings)): ask for what they call it"
                    )
                )
            }
        }
        let heard = ConsentSubjects(asked: asking.flatMap(\.consent), found: held).meanings
        let understood = Set(heard.map { ConsentSubjects.canonical($0.spelling) })
        let unasked = spellings.filter { !understood.contains($0.key) }
        guard !unasked.isEmpty, !isAnyNoHeard else { return found }
        found.append(
            Finding(
                .warning,
                as: ContactFinding.purposeUnasked,
                SourceRole.consents.rawValue,
                "no channel asks for \(ConsentSubjects.names(unasked)): who withdraws that is denied nothing",
                fix: "if a channel contacts people for it, name it under consent: there"
            )
        )
        return found
    }
}
