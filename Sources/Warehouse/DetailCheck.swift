import Countries
import Postgres

/// Looks for contact details that no channel can use: counts and names, never a customer's value.
struct DetailCheck {
    let catalog: WarehouseCatalog

    /// Most spellings of a country that are looked at: more than there are countries and ways to write them.
    private static let mostSpellings = 5000

    func findings(_ sources: SessionPool) async throws -> [Finding] {
        guard let source = catalog.sources[.customers] else { return [] }
        return try await countries(source, sources) + digests(source, sources)
    }

    /// Customers whose details stand in one relation, and what the contract calls a detail there.
    private typealias Group = (
        prefix: String, isOfIt: Expression, column: (ColumnKey) -> String?
    )

    /// The customers of their own relation, and the guests.
    private func groups(_ source: Source) -> [Group] {
        let customers = catalog.definition.customers
        guard let guests = customers.guests, let isGuest = source.told(.isGuest, alias: "base")
        else { return [("", .true, { customers[$0] })] }
        return [
            ("", isGuest.negated, { customers[$0] }), ("guests: ", isGuest, { guests[$0] }),
        ]
    }

    /// How many customers' countries cannot be read, where they are plain.
    private func countries(_ source: Source, _ sources: SessionPool) async throws -> [Finding] {
        guard let read = source.definition[.country],
            !source.definition.hashedDetails.contains(ColumnKey.country.rawValue)
        else { return [] }
        var findings: [Finding] = []
        for group in groups(source) {
            guard let column = group.column(.country) else { continue }
            findings += try await countries(read, called: column, of: group, sources)
        }
        return findings
    }

    private func countries(
        _ read: String,
        called column: String,
        of group: Group,
        _ sources: SessionPool
    ) async throws -> [Finding] {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let statement = Templates.listSpellings.filled([
            "value": rows.text(read), "base": rows.base,
            "condition": .all([rows.condition, group.isOfIt]),
            "limit": binder.bind(.bigint(Int64(Self.mostSpellings)), as: "bigint"),
        ])
        var unknown = (spellings: 0, rows: 0)
        for row in try await sources.query(statement, binder.values)
        where Country.read(row.spelling) == .unknown {
            unknown.spellings += 1
            unknown.rows += row.rowCount
        }
        guard unknown.rows > 0 else { return [] }
        return [
            Finding(
                .warning,
                .countryUnreadable,
                SourceRole.customers.rawValue,
                "\(group.prefix)country (\(column)) is no country of ISO 3166 in \(unknown.rows) rows, in "
                    + "\(unknown.spellings) spellings: their phones without + and their addresses are not sent",
                fix:
                    "write two letters, three, or the country's name; leave it null where it is not known"
            )
        ]
    }

    /// How many values of a column of digests are none.
    private func digests(_ source: Source, _ sources: SessionPool) async throws -> [Finding] {
        var findings: [Finding] = []
        let details = source.mappedColumns.filter {
            source.definition.hashedDetails.contains($0.name)
        }
        for (name, column) in details {
            var binder = Binder()
            let rows = try CustomerRows(.customers, in: catalog, &binder)
            let statement = Templates.countDigests.filled([
                "value": rows.text(column), "base": rows.base,
                "condition": rows.condition,
                "nothing": binder.bind(.text(Self.ofNothing), as: "text"),
            ])
            let row = try await sources.one(statement, binder.values)
            let (other, nothing) = (row.otherCount, row.nothingCount)
            if other > 0 {
                findings.append(
                    Finding(
                        .warning,
                        .digestUnfit,
                        source.role.rawValue,
                        "\(name) (\(column)) is no SHA-256 in \(other) rows, though hashed_details says so: they are not sent",
                        fix: "hash the normalised value, or take \(name) out of hashed_details"
                    )
                )
            }
            if nothing > 0 {
                findings.append(
                    Finding(
                        .warning,
                        .digestOfNothing,
                        source.role.rawValue,
                        "\(name) (\(column)) is the digest of nothing in \(nothing) rows: they are not sent",
                        fix: "leave it null where there is nothing to hash"
                    )
                )
            }
        }
        return findings
    }

    /// SHA-256 of no bytes.
    private static let ofNothing =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}
