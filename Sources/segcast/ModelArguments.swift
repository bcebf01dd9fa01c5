import ArgumentParser

/// The version that a command is about.
struct ModelArguments: ParsableArguments {
    @Argument(help: "The outcome.", completion: .outcomes)
    var outcome: String
    @Argument(help: "The version, as `segcast models` lists it.", completion: .versions)
    var version: Int
}
