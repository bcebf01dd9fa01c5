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

    var faults: [SourceFault] {
        var found: [SourceFault] = []
        if definition[.orders] == nil, definition[.events] == nil {
            let missing = Finding(
                .error,
                .activityMissing,
                "orders",
                "neither orders nor events are mapped",
                fix: "map one of them"
            )
            found.append(SourceFault(.orders, missing))
        }
        for source in definition.sources { found += faults(source, sources[source.role]) }
        if let people = definition.customers.guests?.asCustomers {
            found += faults(people, guests)
        }
        return found
    }

    private func faults(_ source: SourceDefinition, _ resolved: Source?) -> [SourceFault] {
        let role = source.role
        guard let resolved else { return [SourceFault(role, missingRelation(source))] }
        let found =
            columnFaults(resolved) + typeFaults(resolved)
            + resolved.exclusionFindings.map { SourceFault(role, $0) }
        guard cut.contains(resolved.path) else { return found }
        let hidden = Finding(
            .error,
            .rowsHidden,
            role.rawValue,
            "row-level security hides rows of \(source.relation) from this login, and half a list is none",
            fix: "let whoever reads the sources see every row: alter role … bypassrls"
        )
        return found + [SourceFault(role, hidden)]
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

    private func columnFaults(_ source: Source) -> [SourceFault] {
        // A row of which nobody can tell whether it counts takes its source with it.
        let used =
            source.mappedColumns.map {
                (name: $0.name, column: $0.column, owner: $0.name as String?)
            }
            + source.definition.exclude.map { ("exclude", $0.column, nil) }
        return used.compactMap { name, column, owner in
            fault(of: name, in: column, of: source).map { SourceFault(source.role, owner, $0) }
        }
    }

    /// What is wrong with a column that is read under a name; `nil` where it can be.
    private func fault(of name: String, in column: String, of source: Source) -> Finding? {
        let role = source.role.rawValue
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
        let path = "\(source.path).\(column)"
        guard unreadable.contains(path) else { return nil }
        return Finding(
            .error,
            .columnUnreadable,
            role,
            "this login may not read \(path)",
            fix: "grant select on \(source.definition.relation)"
        )
    }

    /// What is told of columns whose types cannot be used as what they are mapped to.
    func typeFindings(_ source: Source) -> [Finding] { typeFaults(source).map(\.finding) }

    private func typeFaults(_ source: Source) -> [SourceFault] {
        let role = source.role
        let mapped = source.definition
        var found: [SourceFault] = []
        var faded: [SourceFault] = []
        for expected in role.columns {
            guard let column = mapped[expected.key],
                let type = source.columnTypes[column]
            else { continue }
            let name = expected.key.rawValue
            if !expected.kind.fits(type, in: mapped) {
                let misfit = Self.misfit(name, column, type, expected.kind, in: source)
                found.append(SourceFault(role, name, misfit))
            }
            if expected.kind == .digits, type.isNumber {
                let lost = Finding(
                    .warning,
                    .zerosLost,
                    role.rawValue,
                    "\(name) is column \(column) of type \(type.rawValue): a number has lost the zeros in front, so that some are not sent",
                    fix:
                        "keep it as text where it is loaded; a cast in a view brings no zero back"
                )
                faded.append(SourceFault(role, name, lost))
            }
        }
        return found + grantFindings(source).map { SourceFault(role, $0) } + faded
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
            fix: kind == .time && type.isNumber
                ? "say with numeric_times what its numbers are, such as epoch_milliseconds, or map another column"
                : "map another column, or cast it in a view of your own"
        )
    }
}
