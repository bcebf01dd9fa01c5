import Channels
import ContactPolicy
public import Exports
public import Warehouse

extension Configuration {
    /// The lists that exports make, under the names that they have.
    public var ownLists: Set<ListPlace> {
        Set(exports.compactMap { place(of: $0, named: $0.name) })
    }

    /// Those, and the lists that they take over.
    public var ownedLists: Set<ListPlace> {
        ownLists.union(
            exports.compactMap { export in
                export.was.flatMap { place(of: export, named: $0) }
            }
        )
    }

    private func place(of export: ExportDefinition, named name: String) -> ListPlace? {
        channels[export.channel].map { channel in
            ListPlace(
                export: name,
                kind: export.kind.rawValue,
                channel: channel.name,
                format: channel.format
            )
        }
    }
}

extension RetiredLists.List {
    /// What whoever looks at the sources should know of a list that no export refreshes.
    public var finding: Finding {
        Finding(
            .warning,
            as: StandingFinding.listRetired,
            "export \(place.export)",
            "no export refreshes its list any more, and \(place.channel) keeps \(memberCount) customers on it "
                + "(\(place.kind), \(place.format), run \(runID)): whoever withdraws goes on being taken off",
            fix:
                "write was: \(place.export) in the export that takes it over; once the list is emptied there: "
                + "segcast runs hand-over \(runID) --reason WHY"
        )
    }
}

extension RetiredLists.Rest {
    /// What whoever looks at the sources should know of a run that no export goes on with.
    public var finding: Finding {
        Finding(
            .warning,
            as: StandingFinding.runLeft,
            "export \(place.export)",
            "run \(runID) (\(state)) was begun for a list that no export is defined for any more",
            fix: "segcast run ends it and gives its contacts back"
        )
    }
}
