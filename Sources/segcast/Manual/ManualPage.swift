import Exports
import Failures
import Refresh

/// The manual page, in the macros of man(7): every command in the words of its help.
struct ManualPage {
    /// Its text.
    let text: String

    /// Writes the page of a program from what its parser knows.
    init(of root: CommandDescription, version: String) {
        let commands = root.all()
        let shared = Self.shared(commands.map(\.command))
        var page = Roff()
        page.title(root.commandName, version)
        page.section("NAME")
        page.paragraph("\(root.commandName) - \(root.abstract ?? "")")
        page.section("SYNOPSIS")
        page.paragraph("\(root.commandName) COMMAND [OPTIONS]")
        page.section("DESCRIPTION")
        page.text(root.discussion ?? "")
        page.section("COMMANDS")
        for (words, command) in commands.dropFirst() {
            let own = command.taken.filter { !shared.contains($0) }
            page.subsection((words + own.map(Self.usage)).joined(separator: " "))
            page.text(
                [command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n\n")
            )
            for argument in own { page.item(argument.words, Self.meaning(of: argument)) }
        }
        page.section("OPTIONS OF MOST COMMANDS")
        for argument in shared { page.item(argument.words, Self.meaning(of: argument)) }
        page.section("ENVIRONMENT")
        for key in DeploymentSettings.Key.allCases { page.item(key.rawValue, key.words) }
        for variable in Destinations.all.flatMap(\.variables) {
            page.item(variable.name, variable.words)
        }
        page.section("EXIT STATUS")
        page.item("0", "what was asked for is done")
        for kind in FailureKind.allCases { page.item("\(kind.exitCode)", kind.words) }
        text = page.text
    }

    /// What more than half of the commands that do something take, in the order in which they are taken.
    private static func shared(_ commands: [CommandDescription]) -> [CommandDescription.Argument] {
        let working = commands.filter { $0.shown.isEmpty }
        let all = working.flatMap(\.taken)
        var seen: Set<CommandDescription.Argument> = []
        return all.filter { argument in
            2 * working.count { $0.taken.contains(argument) } > working.count
                && seen.insert(argument).inserted
        }
    }

    private static func usage(of argument: CommandDescription.Argument) -> String {
        let words = argument.words + (argument.isRepeating ? " ..." : "")
        return argument.isOptional ? "[\(words)]" : words
    }

    private static func meaning(of argument: CommandDescription.Argument) -> String {
        (argument.abstract ?? "") + (argument.defaultValue.map { " (default: \($0))" } ?? "")
    }
}
