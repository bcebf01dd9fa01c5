import Channels
import ContactPolicy
import Exports
import Features
import Foundation
import Learning
import Postgres
import Segments
import Shapes
import Texts
import Warehouse

/// Reads the files of a folder and then what they say of each other.
struct ConfigurationLoader {
    let folder: String
    private var reader = DefinitionReader()
    private var configuration = Configuration()
    private var names: [String: String] = [:]
    /// Files that define nobody knows what, for they could not be read.
    private var unread: Set<String> = []

    init(folder: String) { self.folder = folder }

    mutating func load() throws -> Configuration {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            let message =
                "there is no such folder; `segcast init --inspect SCHEMA --config FOLDER` proposes one"
            throw DefinitionErrors(issues: [
                DefinitionIssue(file: folder, line: 0, code: .folderMissing, message: message)
            ])
        }
        if let settings = one("segcast.yaml", .settings, isRequired: false) {
            configuration.settings = settings
        }
        if let warehouse = one("warehouse.yaml", .warehouse, isRequired: true) {
            configuration.warehouse = warehouse
        }
        if let policy = one("policies.yaml", .policy, isRequired: false) {
            configuration.policy = policy
        }
        let sets = all("features", .featureSet, \.name)
        configuration.featureSets = Dictionary(sets.map { ($0.name, $0) }) { first, _ in first }
        configuration.outcomes = all("outcomes", .outcome, \.name)
        configuration.segments = all("segments", .segment, \.name)
        let channels = all("channels", .channel, \.name)
        configuration.channels = Dictionary(channels.map { ($0.name, $0) }) { first, _ in first }
        configuration.exports = all("exports", .export, \.name).sorted { $0.comesBefore($1) }
        let unsound = Unsound(folder: folder, files: Set(reader.issues.map(\.file)), unread: unread)
        reader.resolve(known, unread: unsound.kinds)
        var rules = ConfigurationRules(
            configuration,
            folder: folder,
            places: reader.places,
            unsound: unsound
        )
        let issues = reader.issues + rules.issues()
        guard issues.isEmpty else {
            throw DefinitionErrors(
                issues: issues.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
            )
        }
        return configuration
    }

    private var known: [ReferenceKind: Set<String>] {
        let features = configuration.featureSets.values.flatMap { $0.features.map(\.name) }
        return [
            .featureSet: Set(configuration.featureSets.keys), .feature: Set(features),
            .outcome: Set(configuration.outcomes.map(\.name)),
            .segment: Set(configuration.segments.map(\.name)),
            .channel: Set(configuration.channels.keys),
            .controlGroup: Set(configuration.policy.controlGroups.map(\.name)),
            .attribute: Set(
                configuration.warehouse.customers.mappedColumns.map(\.name)
            ),
        ]
    }

    /// Reads one file; `nil` when it is not there or cannot be used.
    private mutating func one<Value>(_ name: String, _ shape: Shape<Value>, isRequired: Bool)
        -> Value?
    {
        let path = "\(folder)/\(name)"
        reader.file = path
        guard DefinitionFile.exists(path) else {
            if isRequired { refuse("is missing") }
            return nil
        }
        let text: String
        do {
            text = try DefinitionFile.read(path, within: folder)
        } catch {
            refuse(error.words)
            return nil
        }
        guard let value = reader.compose(text).flatMap({ shape.read($0, &reader) }) else {
            unread.insert(reader.file.printable)
            return nil
        }
        return value
    }

    /// Reports that the file being read is none that can be.
    private mutating func refuse(_ words: String) {
        reader.report(words, line: 0, as: .fileUnfit)
        unread.insert(reader.file.printable)
    }

    /// Reads every file of a folder, in order of file name; a name may stand once.
    private mutating func all<Value>(
        _ kind: String,
        _ shape: Shape<Value>,
        _ name: KeyPath<Value, String>
    ) -> [Value] {
        reader.file = "\(folder)/\(kind)"
        guard DefinitionFile.exists(reader.file) else { return [] }
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: reader.file) else {
            refuse("is no folder that can be read")
            return []
        }
        var values: [Value] = []
        for file in files.sorted() where !file.hasPrefix(".") {
            reader.file = "\(folder)/\(kind)/\(file)"
            guard file == file.printable else {
                refuse("its name holds a control character")
                continue
            }
            guard file.hasSuffix(".yaml") else {
                refuse("is no definition: its name must end in .yaml")
                continue
            }
            guard let value = one("\(kind)/\(file)", shape.placed(kind, name), isRequired: true)
            else { continue }
            let key = "\(kind)/\(value[keyPath: name])"
            if let other = names[key] {
                reader.report(
                    "\(value[keyPath: name]) is defined in \(other) already",
                    line: 1,
                    as: .nameTwice
                )
                continue
            }
            names[key] = reader.file
            values.append(value)
        }
        return values.sorted { $0[keyPath: name] < $1[keyPath: name] }
    }
}
