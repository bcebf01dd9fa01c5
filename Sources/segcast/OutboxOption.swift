import ArgumentParser
import Exports

/// Where the files of a command are.
struct OutboxOption: ParsableArguments {
    @Option(
        help:
            """
            Where files are published to: \(Destinations.description()); else SEGCAST_OUTBOX, else outbox in \
            segcast.yaml, whose paths are relative to the folder of definitions.
            """,
        completion: .directory
    )
    var outbox: String?
}
