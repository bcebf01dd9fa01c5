import ArgumentParser
import Failures
import Shapes
import Texts

/// A word that stands where a command is expected and is none.
///
/// Where a command has one that is meant by custom, the parser takes every word for an argument of that one, and help that
/// is asked for behind it is that one's.
enum UnknownCommand {
    /// Returns what to say of the first such word; `nil` where there is none.
    static func failure(in arguments: some Sequence<String>) -> CommandFailure? {
        var command: any ParsableCommand.Type = Segcast.self
        var path = Segcast._commandName
        var words = arguments.drop { $0 == "help" }.makeIterator()
        while let word = words.next(), !word.hasPrefix("-"), word != "help" {
            let known = command.configuration.subcommands
            guard !known.isEmpty else { return nil }
            guard let next = known.first(where: { $0._commandName == word }) else {
                let names = known.map { $0._commandName }
                return CommandFailure(
                    .commandUnknown,
                    "there is no command \(path) \(word.printable)\(choice(for: word, among: names))",
                    .usage
                )
            }
            (command, path) = (next, "\(path) \(next._commandName)")
        }
        return nil
    }
}
