import Foundation
@testable import Postgres
import TestSupport
import Testing

/// Every statement of `sql/queries` and `sql/templates` as the server reads it: against the migrated schema, and with the
/// types of parameters and of columns that its header promises.
@Suite(.postgres)
struct PreparedTests {
    /// Makes the temporary tables of some statements, in whatever order they need each other.
    private func make(_ makers: [SQLFile], on session: Session) async throws -> [String] {
        var (open, words) = (makers, [String]())
        while !open.isEmpty {
            var left: [SQLFile] = []
            words = []
            for maker in open {
                let text = maker.text.replacing(/\$\d+/, with: "null")
                guard let refusal = try await session.tried(.run(text)).refusal else { continue }
                left.append(maker)
                words.append("\(maker.path): \(refusal)")
            }
            if left.count == open.count { return words }
            open = left
        }
        return []
    }

    /// What statements read that no file of a statement makes: partitions, and the demo's lines.
    private func found(_ session: Session) async throws {
        let demo = try SQLFile.all(of: "scripts").first { $0.path == "segcast/found_shop" }
        try await session.run(Script(path: "found_shop", text: try #require(demo).text))
        for parent in ["feature_values", "scores"] {
            try await session.sql("select segcast.make_partition('\(parent)', 0) as name")
        }
    }

    /// The templates, their holes filled, and what stands for no hole of them.
    private func filled() async throws -> (templates: [SQLFile], unused: [String]) {
        let name = try await TestDatabase.connect().sql("select current_database()::text as name")
        var standIns = try StandIns(database: try name[0].value("name"))
        let templates = try SQLFile.all(of: "templates").map {
            SQLFile(path: $0.path, text: standIns.fill($0))
        }
        return (templates, standIns.unused)
    }

    @Test
    func
        `the server reads every statement, with the parameters and columns that its header promises`()
        async throws
    {
        let queries = try SQLFile.all(of: "queries")
        try #require(queries.count > 150)
        let promises = try await tryAll(queries) { _ in true }
        #expect(promises.broken == [])
        #expect(promises.unused == [], "what is excused for nothing")
    }

    @Test
    func
        `the server reads every template as it is filled, with the columns that its header promises`()
        async throws
    {
        let (templates, unused) = try await filled()
        #expect(unused == [], "what stands in for nothing")
        #expect(templates.filter { !$0.columns.isEmpty }.count > 15)
        // One without columns is a COPY, or has as many as the definitions ask for.
        let promises = try await tryAll(templates) { !$0.columns.isEmpty }
        #expect(promises.broken == [])
    }

    /// Tries statements in the company of all that make what others read.
    ///
    /// - Returns: what the headers of those that promise something promise otherwise.
    private func tryAll(
        _ files: [SQLFile],
        _ promisesAny: (SQLFile) -> Bool
    ) async throws -> Promises {
        let makers = try await SQLFile.all(of: "queries") + filled().templates
        let named = Dictionary(grouping: makers.filter { $0.made != nil }, by: \.made)
        // Where two modules have a table of one name, each is tried with those of its own.
        let worlds = (0..<(named.values.map(\.count).max() ?? 1)).map { world in
            named.values.map { $0[min(world, $0.count - 1)] }
        }
        var refusals: [String: String] = [:]
        var promises = Promises()
        for (number, world) in worlds.enumerated() {
            let session = try await TestDatabase.connect()
            try await session.begin()
            try await found(session)
            let unmade = try await make(world, on: session)
            #expect(unmade == [], "world \(number)")
            for file in files where file.made == nil {
                if number > 0, refusals[file.path] == nil { continue }
                let (described, refusal) = try await session.tried(Trial(file.text))
                refusals[file.path] = refusal
                guard let described, promisesAny(file) else { continue }
                promises.compare(file, described)
            }
            await session.rollback()
        }
        #expect(refusals == [:])
        return promises
    }
}
