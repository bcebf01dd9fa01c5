import Definitions
import Exports
import Jobs
import Postgres

extension Stages {
    /// Names the lists that no export refreshes, and returns the exports that are defined no more and left something:
    /// runs that were begun, or a list that a destination keeps.
    ///
    /// - Parameter export: only what one export leaves, under its name and the one it had; `nil` for all.
    /// - Returns: their names, in order.
    /// - Throws: `PostgresError`.
    func retiredExports(of export: String?) async throws -> [String] {
        let defined = workplace.configuration.exports
        let (lists, rests) = try await workplace.retired()
        let wanted = export.map { name in
            Set([name] + defined.filter { $0.name == name }.compactMap(\.was))
        }
        for list in lists where wanted?.contains(list.place.export) ?? true {
            Output.note("\(list.finding)")
        }
        let names = Set(lists.map(\.place.export) + rests.map(\.place.export))
        return names.subtracting(defined.map(\.name)).filter { wanted?.contains($0) ?? true }
            .sorted()
    }

    /// Settles what an export left behind that was removed, renamed or goes elsewhere by now, and takes off its lists
    /// who may no longer be on them.
    ///
    /// - Returns: what was published, and what was refused and why.
    func settleRetired(_ export: String, _ runner: ExportRunner) async throws -> (
        outcomes: [ExportRunner.Outcome], refusals: [any ReportableFailure]
    ) {
        var outcomes: [ExportRunner.Outcome] = []
        var refusals: [any ReportableFailure] = []
        for rest in try await workplace.retired().rests where rest.place.export == export {
            do {
                if let outcome = try await settle(rest, runner) { outcomes.append(outcome) }
            } catch let failure as any ReportableFailure {
                refusals.append(failure)
            }
        }
        for list in try await workplace.retired().lists where list.place.export == export {
            do {
                let order = try await order(list.place, list.definitionHash, list.identity)
                guard let outcome = try await runner.removals(order, at: asOf, now: now) else {
                    continue
                }
                let current = try await runner.current(of: order, among: [outcome])
                outcomes += current.outcomes
                refusals += current.missing
            } catch let failure as any ReportableFailure {
                refusals.append(failure)
            }
        }
        return (outcomes, refusals)
    }

    private func settle(_ rest: RetiredLists.Rest, _ runner: ExportRunner) async throws
        -> ExportRunner.Outcome?
    {
        let outcome = try await runner.settle(
            rest,
            by: { try await order(rest.place, rest.definitionHash, rest.identity) },
            now: now
        )
        if outcome == nil {
            Output.note(
                "run \(rest.runID) of \(rest.place.export) has ended: no export is defined for its list any more"
            )
        }
        return outcome
    }

    /// What a list was sent by.
    private func order(_ place: ListPlace, _ hash: String, _ identity: ListIdentity) async throws
        -> ExportRunner.Order
    {
        guard let stored = try await DefinitionStore(pool).export(hash: hash),
            stored.export.name == place.export
        else {
            throw CommandFailure(
                "export \(place.export): the definition \(hash.prefix(12)) that its list at \(place.channel) was sent by "
                    + "cannot be read, so that nobody can be taken off: empty it there, then segcast runs hand-over",
                ExitStatus.data
            )
        }
        return ExportRunner.Order(
            export: stored.export,
            definitionHash: hash,
            channel: stored.channel,
            policy: stored.policy,
            outcomes: stored.outcomes,
            identity: identity,
            defined: Set(workplace.configuration.exports.map(\.name))
        )
    }
}

extension Workplace {
    /// What exports that were removed, renamed or go elsewhere by now left behind: lists that destinations keep, and
    /// runs that were begun.
    func retired() async throws -> (lists: [RetiredLists.List], rests: [RetiredLists.Rest]) {
        let retired = RetiredLists(pool)
        let lists = try await retired.lists(besides: configuration.ownedLists)
        return (lists, try await retired.rests(besides: configuration.ownLists, and: lists))
    }
}
