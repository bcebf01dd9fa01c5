import ArgumentParser

/// The as-of of a command.
struct AsOfOption: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The instant nothing may look past: a day, or an instant with an offset. Today's midnight when missing.",
            valueName: "day"
        )
    )
    var asOf: String?
}
