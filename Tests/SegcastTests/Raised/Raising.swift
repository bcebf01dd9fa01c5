import Foundation
import TestSupport
import Testing

/// How a code of the catalogue is raised: what is done to a shop that is sound, and what is run then.
///
/// `FailureCatalogueTests` counts the codes that are raised so.
struct Raising: Sendable, CustomTestStringConvertible {
    let code: String
    let command: [String]
    var edits: [(file: String, old: String, new: String)] = []
    var sql: [String] = []
    var shell = ""
    var variables: [String: String] = [:]
    var status: Int32?

    /// A code that a command ends with, or tells, after some preparation.
    init(
        _ code: String,
        by command: String,
        editing edits: [(file: String, old: String, new: String)] = [],
        sql: [String] = [],
        shell: String = "",
        _ variables: [String: String] = [:],
        status: Int32? = nil
    ) {
        self.code = code
        self.command = command.split(separator: " ").map(String.init)
        self.edits = edits
        self.sql = sql
        self.shell = shell
        self.variables = variables
        self.status = status
    }

    var testDescription: String { code }

    /// Raises it in a shop of its own.
    func raise() async throws {
        try await withShop(isTampered: true) { shop in
            for edit in edits { try shop.edit(edit.file, edit.old, to: edit.new) }
            for statement in sql { try await shop.session.sql(statement) }
            if !shell.isEmpty {
                let done = try await SegcastProcess.run(
                    ["/bin/sh", "-ec", "cd \(shop.folder); \(shell)"],
                    ["PATH": "/usr/bin:/bin"]
                )
                try #require(done.status == 0, "\(done.errors)")
            }
            let result = try await shop.segcast.run(command, variables)
            #expect(result.tells(code), "\(result.output)\(result.errors)")
            if let status { #expect(result.status == status, "\(result.errors)") }
            // Whoever reads the code in the terminal finds it in the catalogue.
            let told = try await SegcastProcess.run([SegcastProcess.program, "explain", code], [:])
            #expect(told.status == 0, "\(told.errors)")
        }
    }
}
