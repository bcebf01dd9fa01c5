import ArgumentParser

/// `--reason`: an as-of again, or one before the release in force.
struct ReasonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Why an as-of that was judged is scored again, or one before the release in force is released; kept for ever.",
            valueName: "why"
        )
    )
    var reason: String?

    func validate() throws {
        if let reason { try Reason.check(reason) }
    }
}
