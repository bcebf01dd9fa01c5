import ArgumentParser

/// How facts are printed.
struct OutputFormat: ExpressibleByArgument, Sendable {
    /// Every format, in the order in which help lists them.
    static let all = [text, json, csv]

    /// What `--format` calls it.
    let name: String
    /// Whether people read it, who are told what is under way before what was asked for.
    let isForPeople: Bool
    /// A report's bytes, to the end of its last line.
    let bytes: @Sendable (Report) throws -> [UInt8]

    /// Creates a format.
    init(
        _ name: String,
        isForPeople: Bool = false,
        _ bytes: @escaping @Sendable (Report) throws -> [UInt8]
    ) {
        self.name = name
        self.isForPeople = isForPeople
        self.bytes = bytes
    }

    /// Returns the format of a name; `nil` where there is none.
    init?(argument: String) {
        guard let known = Self.all.first(where: { $0.name == argument }) else { return nil }
        self = known
    }

    /// Whether a command line asks for JSON, also one that is no command.
    static func isJSONAsked(in arguments: [String]) -> Bool {
        let options = arguments.prefix { $0 != "--" }
        let last = options.indices.last {
            options[$0] == "--format" || options[$0].hasPrefix("--format=")
        }
        guard let last else { return false }
        let word =
            options[last] == "--format"
            ? options[(last + 1)...].first ?? "" : String(options[last].dropFirst(9))
        return word == json.name
    }

    static var allValueStrings: [String] { all.map(\.name) }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    var defaultValueDescription: String { name }
}
