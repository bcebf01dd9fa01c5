import Foundation

/// A line that is being typed, as a shell hands it over: words with their quotes.
struct CommandLineWords: Sendable {
    /// The words, without quotes around them.
    let words: [String]

    /// Takes the words of a shell.
    init(_ words: [String]) {
        self.words = words.map { $0.trimmingCharacters(in: ["\"", "'"]) }
    }

    /// The folder of definitions that the line names, or the one that is read without.
    var config: String {
        var folder = CommonOptions.folder
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            if word == "--config" { folder = next }
            if word.hasPrefix("--config=") { folder = String(word.dropFirst("--config=".count)) }
        }
        return (folder as NSString).expandingTildeInPath
    }
}
