import Texts
import Postgres

/// Compares the contract with the catalogue, without reading a row.
struct ContractCheck {
    let definition: WarehouseDefinition
    let sources: [SourceRole: Source]
    let relations: [String]
    /// Columns that whoever reads has no right to, and relations whose policies hide rows from it.
    let unreadable: Set<String>, cut: Set<String>
    /// The relation of guests, where it exists.
    var guests: Source?

    var findings: [Finding] {
        var found: [Finding] = []
        if definition[.orders] == nil, definition[.events] == nil {
            found.append(
                Finding(
                    .error,
                    .activityMissing,
                    "orders",
                    "neither orders nor events are mapped",
                    fix: "map one of them"
                )
            )
        }
        for source in definition.sources { found += findings(source, sources[source.role]) }
        if let people = definition.customers.guests?.asCustomers {
            found += findings(people, guests)
        }
        return found
    }

    private func findings(_ source: SourceDefinition, _ resolved: Source?) -> [Finding] {
        guard let resolved else { return [missingRelation(source)] }
        let found =
            columnFindings(resolved) + typeFindings(resolved) + resolved.exclusionFindings
        guard cut.contains(resolved.path) else { return found }
        return found + [
            Finding(
                .error,
                .rowsHidden,
                source.role.rawValue,
                "row-level security hides rows of \(source.relation) from this login, and half a list is none",
                fix: "let whoever reads the sources see every row: alter role … bypassrls"
            )
        ]
    }

    private func missingRelation(_ source: SourceDefinition) -> Finding {
        let role = source.role.rawValue
        guard Source.split(source.relation) != nil else {
            return Finding(
                .error,
                .relationUnqualified,
                role,
                "relation \(source.relation) has no schema",
                fix: "write it as schema.relation"
            )
        }
        let near = nearest(to: source.relation, among: relations)
        return Finding(
            .error,
            .relationMissing,
            role,
            "there is no relation \(source.relation), or this login may not see its schema",
            fix: near.map { "did you mean \($0)?" } ?? "create it, or grant usage on its schema"
        )
    }

    private func columnFindings(_ source: Source) -> [Finding] {
        let role = source.role.rawValue
        let used =
            source.mappedColumns
            + source.definition.exclude.map { (name: "exclude", column: $0.column) }
        return used.compactMap { name, column in
            let path = "\(source.path).\(column)"
            if source.columnTypes[column] == nil {
                let near = nearest(to: column, among: source.columnTypes.keys.sorted())
                return Finding(
                    .error,
                    .columnMissing,
                    role,
                    "\(name) is mapped to column \(column), which \(source.definition.relation) lacks",
                    fix: near.map { "did you mean \($0)?" } ?? "map it to a column that exists"
                )
            }
            guard unreadable.contains(path) else { return nil }
            return Finding(
                .error,
                .columnUnreadable,
                role,
                "this login may not read \(path)",
                fix: "grant select on \(source.definition.relation)"
            )
        }
    }

    /// Columns whose types cannot be used as what they are mapped to.
    func typeFindings(_ source: Source) -> [Finding] {
        let role = source.role.rawValue
        let mapped = source.definition
        var found: [Finding] = []
        var faded: [Finding] = []
        for expected in source.role.columns {
            guard let column = mapped[expected.key],
                let type = source.columnTypes[column]
            else { continue }
            if !expected.kind.fits(type, in: mapped) {
                found.append(
                    Self.misfit(expected.key.rawValue, column, type, expected.kind, in: source)
                )
            }
            if expected.kind == .digits, type.isNumber {
                faded.append(
                    Finding(
                        .warning,
                        .zerosLost,
                        role,
                        "\(expected.key.rawValue) is column \(column) of type \(type.rawValue): a number has lost the zeros in front, so that some are not sent",
                        fix:
                            "keep it as text where it is loaded; a cast in a view brings no zero back"
                    )
                )
            }
        }
        return found + grantFindings(source) + faded
    }

    /// Columns of consents of which a row holds several, whose types cannot be used so.
    private func grantFindings(_ source: Source) -> [Finding] {
        (source.definition.grants ?? []).flatMap { grant -> [Finding] in
            var answer = SourceDefinition(.consents)
            answer.grantedValues = grant.grantedValues
            return zip(grant.mappedColumns, [ColumnKind.answer, .time]).compactMap { mapped, kind in
                guard let type = source.columnTypes[mapped.column], !kind.fits(type, in: answer)
                else { return nil }
                return Self.misfit(mapped.name, mapped.column, type, kind, in: source)
            }
        }
    }

    private static func misfit(
        _ name: String,
        _ column: String,
        _ type: ColumnType,
        _ kind: ColumnKind,
        in source: Source
    ) -> Finding {
        Finding(
            .error,
            .typeUnfit,
            source.role.rawValue,
            "\(name) is column \(column) of type \(type.rawValue), which is no \(kind.words)",
            fix: "map another column, or cast it in a view of your own"
        )
    }
}
