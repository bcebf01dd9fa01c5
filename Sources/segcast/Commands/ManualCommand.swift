import ArgumentParser
import Refresh

/// `segcast manual`.
struct ManualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints the manual page, as `make install` keeps it.",
        shouldDisplay: false
    )

    func run() async throws {
        let root = try CommandDescription.root(in: Segcast._dumpHelp())
        let page = ManualPage(of: root, version: Version.number)
        Output.write(Array(page.text.utf8))
    }
}
