import Foundation

/// What the parser knows of a command: the words of `--help`, as `--experimental-dump-help` writes them.
struct CommandDescription: Decodable {
    let commandName: String
    let shouldDisplay: Bool?
    let abstract: String?, discussion: String?
    let subcommands: [Self]?
    let arguments: [Argument]?

    /// An argument, an option or a flag.
    struct Argument: Decodable, Hashable {
        struct Name: Decodable, Hashable {
            let kind: String, name: String

            var words: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }

        let kind: String
        let shouldDisplay: Bool
        let isOptional: Bool, isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?

        /// Whether it stands on the line without a name.
        var isPositional: Bool { kind == "positional" }

        /// How it is written: `--limit <limit>`, `<export>`.
        var words: String {
            let value = kind == "flag" ? nil : valueName.map { "<\($0)>" }
            let called = names.map { $0.map(\.words).joined(separator: ", ") }
            return [isPositional ? nil : called, value].compactMap(\.self).joined(separator: " ")
        }
    }

    private struct Tool: Decodable { let command: CommandDescription }

    /// The whole of a command and those under it.
    static func root(in json: String) throws -> Self {
        try JSONDecoder().decode(Tool.self, from: Data(json.utf8)).command
    }

    /// Those under it that people use, but for the parser's own.
    var shown: [Self] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// What it takes, as people are shown it.
    var taken: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// It and everything under it that does something, each behind the words that lead there.
    func all(behind words: [String] = []) -> [(words: [String], command: Self)] {
        let own = words + [commandName]
        return [(own, self)] + shown.flatMap { $0.all(behind: own) }
    }
}
