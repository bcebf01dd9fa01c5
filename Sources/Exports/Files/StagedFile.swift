/// A file that the owner of a run writes in its staging.
enum StagedFile: Hashable, Sendable {
    /// One of a content, by its number among them from 1.
    case content(FileContent, part: Int)
    /// One that is brought back from the bytes that were kept, by its number among the run's from 1.
    case restored(Int)
    /// The manifest.
    case manifest

    /// The file that is called so; `nil` where an owner calls none so.
    init?(named name: String) {
        var all = [Self.manifest]
        if let number = name.split(separator: ".").dropFirst().first.flatMap({ Int($0) }),
            number > 0
        {
            all.append(.restored(number))
            all += FileContent.allCases.map { .content($0, part: number) }
        }
        guard let file = all.first(where: { $0.name == name }) else { return nil }
        self = file
    }

    /// What it is called.
    var name: String {
        switch self {
        case .content(let content, let part): "\(content.rawValue).\(part).\(FileNames.ending)"
        case .restored(let number): "restored.\(number).\(FileNames.ending)"
        case .manifest: "manifest.json"
        }
    }
}
