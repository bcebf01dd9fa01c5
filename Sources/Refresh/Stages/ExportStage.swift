import ContactPolicy
import Definitions
public import Exports
public import Failures
import Leases
import Postgres
import Scores
import Segments
import Texts

/// Publishes exports, and takes people off lists who may no longer be on them.
public struct ExportStage: Sendable {
    let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// What was published, and what was refused and why.
    public typealias Result = (
        publications: [ExportRunner.Publication], refusals: [any ReportableFailure]
    )

    /// Makes sure that the key opens what is kept, before any export is planned.
    ///
    /// - Throws: `CipherError`, `ExportError.otherKey`, ``RefreshError/noKey``.
    public func requireKey() async throws {
        try await RunKeeper(day.pool).requireKey(day.deployment.key())
    }

    /// Publishes one export, and takes off its list who may no longer be on it: also when the list itself is
    /// refused, or was made before.
    ///
    /// It waits where a segment of its is among those `held`; a list of whom not to target keeps whom they hold.
    ///
    /// - Throws: what kept the list from being made at all.
    func run(
        _ export: ExportDefinition,
        _ lease: Lease,
        onlyRemovals: Bool,
        again: Reason?,
        _ held: [HeldSegment]
    ) async throws -> Result {
        let configuration = day.configuration
        guard let channel = configuration.channels[export.channel] else {
            preconditionFailure(
                "definitions whose channels do not exist are refused when they are read"
            )
        }
        let runner = try runner(lease, of: export.name)
        let retired = try await settleRetired(export.name, runner)
        let order = try ExportRunner.Order(
            export: export,
            definitionHash: day.hashes.of("export", export.name),
            channel: channel,
            policy: configuration.policy,
            segments: configuration.segments(readBy: export).map(\.name),
            outcomes: configuration.outcomes(readBy: export),
            identity: configuration.identity(of: export),
            defined: Set(configuration.exports.map(\.name)),
            again: again
        )
        var publications: [ExportRunner.Publication] = []
        var refusals = retired.refusals
        do {
            if !onlyRemovals, let waiting = try await waiting(export, order.segments, held) {
                refusals.append(waiting)
            } else if !onlyRemovals {
                publications.append(try await runner.run(order, at: day.asOf, now: day.now))
            }
        } catch let failure as ScoreError {
            refusals.append(failure)
        } catch let failure as ExportError where failure.leavesListAsItWas {
            refusals.append(failure)
        }
        do {
            let removals = try await runner.removals(order, at: day.asOf, now: day.now)
            publications += removals.map { [$0] } ?? []
        } catch let failure as any ReportableFailure {
            refusals.append(failure)
        }
        let current = try await runner.current(of: order, among: publications)
        day.report(.finished(task: Self.task(export.name)))
        return (retired.publications + current.publications, refusals + current.missing)
    }

    private static func task(_ export: String) -> String { "export \(export)" }

    /// Why an export waits for its segments; `nil` where each is filled by what it reads.
    ///
    /// A segment that was never filled holds nobody: nobody would be wanted by it, or left out.
    private func waiting(
        _ export: ExportDefinition,
        _ segments: [String],
        _ held: [HeldSegment]
    ) async throws -> RefreshError? {
        let unfilled = try await day.pool.query(SQL.listUnfilledSegments, [.texts(segments)])
            .map(\.segment)
        let named = held.filter { segments.contains($0.segment) }
        let why = segments.compactMap { segment -> String? in
            let isUnfilled = unfilled.contains(segment)
            guard isUnfilled || export.kind == .include else { return nil }
            if let held = named.first(where: { $0.segment == segment }) {
                return "\(segment) is \(isUnfilled ? "empty" : "as it was"), for \(held.words)"
            }
            return isUnfilled ? "\(segment) was never filled: segcast run" : nil
        }
        return why.isEmpty ? nil : .segmentsWait(export: export.name, segments: why)
    }

    /// Publishes and cuts lists of an export by its lease.
    func runner(_ lease: Lease, of export: String) throws -> ExportRunner {
        let (task, report) = (Self.task(export), day.deployment.report)
        return ExportRunner(
            day.pool,
            reading: day.deployment.sources,
            day.catalog,
            day.deployment.outbox,
            lease,
            key: try day.deployment.key(),
            within: day.configuration.settings.exports
        ) { report(.step(task: task, $0)) }
    }
}
