import Foundation
import PackagePlugin

/// Compiles a target's SQL in: `sql/queries/identity` becomes `Identity`'s `SQL`, and likewise
/// `sql/templates`, `sql/fragments` and `sql/scripts`; `sql/migrations` and `sql/grants` go to `Schema`.
///
/// A query that is used and deleted, or misspelt, is then a compile error.
@main
struct EmbedSQLPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL.appending(path: "sql")
        let name = target.name.replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }.lowercased()
        var folders = ["queries", "templates", "fragments", "scripts"].map { "\($0)/\(name)" }
        if name == "schema" { folders += ["migrations", "grants"] }
        let files = folders.flatMap { folder in
            let found = try? FileManager.default.contentsOfDirectory(
                at: root.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            return (found ?? []).filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "SQL.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) SQL files in \(target.name)",
                executable: try context.tool(named: "EmbedSQL").url,
                arguments: [root.path(), output.path()] + files.map { $0.path() },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
