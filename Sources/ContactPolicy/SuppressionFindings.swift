import Channels
public import Postgres
public import Warehouse

/// What nobody can read in the list of those whom nobody may contact.
public enum SuppressionFindings {
    /// Finds suppressed details that deny nothing: counts and columns, never a value.
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
            list.details.contains(where: \.kind.isDialled)
            ? try await CustomerCountries.read(catalog, from: sources) : []
        let origin = ContactPlanner.origin(of: catalog)
        let (lost, doubtful) = try await sources.withSession { reader in
            var lost: [ContactField: Int] = [:]
            var doubtful = lost
            try await list.begin(on: reader)
            while let page = try await reader.readSuppressed(list) {
                for row in page {
                    let said = row.cells.filter { !Suppressed.isBlank($0.value) }
                    let unread = said.filter {
                        Suppressed.isUnread(
                            $0.value,
                            kind: $0.detail.kind,
                            origin,
                            dialledIn: countries
                        )
                    }
                    for cell in unread {
                        if row.isKeyed || unread.count < said.count {
                            doubtful[cell.detail.field, default: 0] += 1
                        } else {
                            lost[cell.detail.field, default: 0] += 1
                        }
                    }
                }
            }
            return (lost, doubtful)
        }
        var findings: [Finding] = []
        for detail in list.details {
            let field = detail.field
            for (count, severity, effect) in [
                (lost[field], Finding.Severity.error, "they deny nobody"),
                (doubtful[field], .warning, "they deny what else stands there alone"),
            ] {
                guard let count else { continue }
                findings.append(
                    Finding(
                        severity,
                        as: ContactFinding.suppressionUnreadable,
                        SourceRole.suppressions.rawValue,
                        "\(field.rawValue) (\(detail.column)) cannot be read in \(count) rows: \(effect)",
                        fix:
                            "write \(detail.kind.usualWriting), or its SHA-256 in hexadecimal digits; exclude rows that name nobody"
                    )
                )
            }
        }
        return findings
    }
}
