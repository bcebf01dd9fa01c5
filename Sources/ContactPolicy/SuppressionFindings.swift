import Channels
public import Postgres
public import Warehouse

/// What nobody can read in the list of those whom nobody may contact.
public enum SuppressionFindings {
    /// Finds suppressed addresses and numbers that deny nothing: counts and columns, never a value.
    ///
    /// - Parameters:
    ///   - catalog: the warehouse.
    ///   - sources: sessions that read it.
    /// - Returns: an error for rows that name nobody otherwise, a warning for those that do; one a column.
    /// - Throws: `PostgresError`.
    public static func find(
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [Finding] {
        guard (try? catalog.requireSound([.customers, .suppressions])) != nil,
            let list = SuppressedContacts(catalog)
        else { return [] }
        let countries =
            list.source.definition[.phone] == nil
            ? [] : try await CustomerCountries.read(catalog, from: sources)
        let origin = ContactPlanner.origin(of: catalog)
        let (lost, doubtful) = try await sources.withSession { reader in
            var lost: [Identifier.Kind: Int] = [:]
            var doubtful = lost
            try await list.begin(on: reader)
            while let page = try await reader.readSuppressed() {
                for row in page {
                    let said = row.cells.filter { !Suppressed.isBlank($0.value) }
                    let unread = said.filter {
                        Suppressed.isUnread($0.value, kind: $0.kind, origin, dialledIn: countries)
                    }
                    for cell in unread {
                        if row.isKeyed || unread.count < said.count {
                            doubtful[cell.kind, default: 0] += 1
                        } else {
                            lost[cell.kind, default: 0] += 1
                        }
                    }
                }
            }
            return (lost, doubtful)
        }
        let columns = [
            (Identifier.Kind.email, list.source.definition[.email], "one address a cell"),
            (
                .phone, list.source.definition[.phone],
                "one number a cell, with + or in default_country or a country that customers name"
            ),
        ]
        var findings: [Finding] = []
        for case (let kind, let column?, let form) in columns {
            for (count, severity, effect) in [
                (lost[kind], Finding.Severity.error, "they deny nobody"),
                (doubtful[kind], .warning, "they deny what else stands there alone"),
            ] {
                guard let count else { continue }
                findings.append(
                    Finding(
                        severity,
                        SourceRole.suppressions.rawValue,
                        "\(kind.rawValue) (\(column)) cannot be read in \(count) rows: \(effect)",
                        fix:
                            "write \(form), or its SHA-256 in hexadecimal digits; exclude rows that name nobody"
                    )
                )
            }
        }
        return findings
    }
}
