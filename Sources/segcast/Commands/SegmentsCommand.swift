import ArgumentParser
import Failures
import Refresh
import Segments

/// `segcast segments`.
struct SegmentsCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "segments",
        abstract:
            "Refreshes every segment from the release in force and says how many entered and left.",
        discussion:
            "Members stand in segcast_v1.segment_members, their history in segcast_v1.segment_history."
    )

    private static let columns: [Table.Column] = [
        .text("segment"), .number("members"), .number("entered"), .number("left"),
    ]
    static let shape = columns.shape

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let result = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            return try await SegmentStage(day).run()
        }
        var table = Table(columns: Self.columns, empty: "no segment is defined")
        table.rows = result.changes.map { [$0.segment, $0.members, $0.entered, $0.left] }
        try table.print(as: options.format)
        guard let first = result.held.first else { return }
        throw CommandFailure(
            .segmentsKept,
            "\(result.held.map(\.segment).joined(separator: ", ")) stays as it was: \(first.words)",
            .data
        )
    }
}
