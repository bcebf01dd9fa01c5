import Definitions
import Exports
import Failures

extension ExportStage {
    /// Names the lists that no export refreshes, and returns the exports that are defined no more and left something:
    /// runs that were begun, or a list that a destination keeps.
    ///
    /// - Parameter export: only what one export leaves, under its name and the one it had; `nil` for all.
    /// - Returns: their names, in order.
    /// - Throws: `PostgresError`.
    public func retiredExports(of export: String?) async throws -> [String] {
        let defined = day.configuration.exports
        let (lists, rests) = try await day.deployment.retired()
        let wanted = export.map { name in
            Set([name] + defined.filter { $0.name == name }.compactMap(\.was))
        }
        for list in lists where wanted?.contains(list.place.export) ?? true {
            day.report(.finding(list.finding))
        }
        let names = Set(lists.map(\.place.export) + rests.map(\.place.export))
        return names.subtracting(defined.map(\.name)).filter { wanted?.contains($0) ?? true }
            .sorted()
    }

    /// Settles what an export left behind that was removed, renamed or goes elsewhere by now, and takes off its lists
    /// who may no longer be on them.
    ///
    /// - Returns: what was published, and what was refused and why.
    func settleRetired(_ export: String, _ runner: ExportRunner) async throws -> Result {
        var publications: [ExportRunner.Publication] = []
        var refusals: [any ReportableFailure] = []
        for rest in try await day.deployment.retired().rests where rest.place.export == export {
            do {
                if let published = try await finish(rest, runner) {
                    publications.append(published)
                }
            } catch let failure as any ReportableFailure {
                refusals.append(failure)
            }
        }
        for list in try await day.deployment.retired().lists where list.place.export == export {
            do {
                let order = try await order(list.place, list.definitionHash, list.identity)
                guard let published = try await runner.removals(order, at: day.asOf, now: day.now)
                else {
                    continue
                }
                let current = try await runner.current(of: order, among: [published])
                publications += current.publications
                refusals += current.missing
            } catch let failure as any ReportableFailure {
                refusals.append(failure)
            }
        }
        return (publications, refusals)
    }

    private func finish(_ rest: RetiredLists.Rest, _ runner: ExportRunner) async throws
        -> ExportRunner.Publication?
    {
        let published = try await runner.finish(
            rest,
            by: { try await order(rest.place, rest.definitionHash, rest.identity) },
            now: day.now
        )
        if published == nil {
            day.report(.runEnded(runID: rest.runID, export: rest.place.export))
        }
        return published
    }

    /// What a list was sent by.
    private func order(_ place: ListPlace, _ hash: String, _ identity: ListIdentity) async throws
        -> ExportRunner.Order
    {
        let stored = try await stored(place, hash)
        return try ExportRunner.Order(
            export: stored.export,
            definitionHash: hash,
            channel: stored.channel,
            policy: stored.policy,
            segments: stored.segmentNames,
            outcomes: stored.outcomes,
            identity: identity,
            defined: Set(day.configuration.exports.map(\.name))
        )
    }

    private func stored(_ place: ListPlace, _ hash: String) async throws -> StoredExport {
        var why: StoredDefinitionError?
        do {
            let stored = try await DefinitionStore(day.pool).export(hash: hash)
            if let stored, stored.export.name == place.export { return stored }
        } catch let error as StoredDefinitionError {
            why = error
        }
        throw RefreshError.listUnreadable(
            export: place.export,
            channel: place.channel,
            definitionHash: hash,
            why: why
        )
    }
}
