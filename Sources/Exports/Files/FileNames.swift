/// What the files of a numbered run are called.
struct FileNames: Sendable {
    /// What names of files with rows end with, here and in stagings.
    static let ending = "csv"

    private let base: String

    /// The names of an export's files by their number, of at least six digits; synthetic contacts are told by the name.
    init(_ export: String, _ sequence: Int, isSynthetic: Bool) {
        let digits = "\(sequence)"
        let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        base = "\(export)\(isSynthetic ? ".synthetic" : "").\(number)"
    }

    /// What the manifest is called.
    var manifest: String { "\(base).manifest.json" }

    /// What a file is called by its number among those of its content, from 1; the audience's bears the plain name.
    func file(_ content: FileContent, part: Int) -> String {
        let kind = content == .audience ? "" : ".\(content.rawValue)"
        return part == 1
            ? "\(base)\(kind).\(Self.ending)" : "\(base)\(kind).\(part).\(Self.ending)"
    }

    /// The files as a manifest lists them.
    func files(_ files: [ExportRunner.State.File]) -> [Manifest.File] {
        var parts: [FileContent: Int] = [:]
        return files.map { file in
            let part = (parts[file.content] ?? 0) + 1
            parts[file.content] = part
            return Manifest.File(
                name: self.file(file.content, part: part),
                content: file.content.rawValue,
                rows: file.rows,
                bytes: file.bytes,
                sha256: file.sha256
            )
        }
    }

    /// The number of the run whose file or manifest is called so; `nil` where no run of the export calls one so.
    static func sequence(in name: String, of export: String) -> Int? {
        guard name.hasPrefix("\(export).") else { return nil }
        var words = name.dropFirst(export.count + 1).split(separator: ".")[...]
        let isSynthetic = words.first == "synthetic"
        if isSynthetic { words.removeFirst() }
        guard let sequence = words.popFirst().flatMap({ Int($0) }) else { return nil }
        let names = FileNames(export, sequence, isSynthetic: isSynthetic)
        let part = words.dropLast().last.flatMap { Int($0) } ?? 1
        let made = FileContent.allCases.map { names.file($0, part: part) } + [names.manifest]
        return made.contains(name) ? sequence : nil
    }
}
