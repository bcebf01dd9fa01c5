import ArgumentParser

/// The version that a command is about.
struct ModelArguments: ParsableArguments {
    @Argument(help: "The outcome.")
    var outcome: String
    @Argument(help: "The version, as `segcast models` lists it.")
    var version: Int
}
