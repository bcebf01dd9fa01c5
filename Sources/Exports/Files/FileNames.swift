/// What the files of a numbered run are called.
struct FileNames: Sendable {
    private let base: String

    /// The names of an export's files by their number, of at least six digits; synthetic contacts are told by the name.
    init(_ export: String, _ sequence: Int, isSynthetic: Bool) {
        let digits = "\(sequence)"
        let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        base = "\(export)\(isSynthetic ? ".synthetic" : "").\(number)"
    }

    /// What the manifest is called.
    var manifest: String { "\(base).manifest.json" }

    /// The files as a manifest lists them: the first is the audience's and bears the plain name.
    func files(_ files: [ExportRunner.State.File]) -> [Manifest.File] {
        var parts: [FileContent: Int] = [:]
        return files.map { file in
            let part = (parts[file.content] ?? 0) + 1
            parts[file.content] = part
            let kind = file.content == .audience ? "" : ".\(file.content.rawValue)"
            return Manifest.File(
                name: part == 1 ? "\(base)\(kind).csv" : "\(base)\(kind).\(part).csv",
                content: file.content.rawValue,
                rows: file.rows,
                bytes: file.bytes,
                sha256: file.sha256
            )
        }
    }
}
