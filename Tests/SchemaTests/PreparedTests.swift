import CLibPQ
import Foundation
@testable import Postgres
import Schema
import TestSupport
import Testing

/// Every statement of `sql/queries` as the server reads it: against the migrated schema, and with the types of
/// parameters and of columns that its header promises.
@Suite(.postgres)
struct PreparedTests {
    /// A file of `sql/queries`.
    private struct Query {
        let path: String
        let text: String

        /// The types of its parameters, as its header has them, by number.
        var promised: [Int: String] {
            let header = text.split(separator: "\n").prefix { $0.hasPrefix("--") }
                .map { $0.dropFirst(2) }.joined(separator: " ")
            guard let start = header.range(of: " params ") else { return [:] }
            var types: [Int: String] = [:]
            for part in header[start.upperBound...].matches(of: /\$(\d+)([^$]*)/) {
                let words = part.2.matches(
                    of: /\b(double precision|[a-z_0-9]+)(\[\])?/
                ).map { "\($0.1)\($0.2 == nil ? "" : "[]")" }
                types[Int(part.1) ?? 0] = words.first {
                    Self.types.contains($0.replacing("[]", with: ""))
                }
            }
            return types
        }

        private static let types: Set<String> = [
            "bigint", "integer", "text", "timestamptz", "boolean", "uuid", "jsonb", "bytea", "real",
            "double precision", "date", "interval", "xid8", "pg_lsn", "oid", "regclass",
        ]

        /// Its columns with their types, as its header has them; empty for one whose rows nobody reads.
        var columns: [String] {
            let header = text.split(separator: "\n").prefix { $0.hasPrefix("--") }
            guard let start = header.firstIndex(where: { $0.hasPrefix("-- columns ") }) else {
                return []
            }
            let more = header[(start + 1)...].prefix { $0.hasPrefix("--         ") }
            return ([header[start]] + more).map { $0.dropFirst(11) }.joined(separator: " ")
                .replacing(#/^[A-Z][\w.]*: /#, with: "").replacing(/\?| as [\w.]+/, with: "")
                .split(separator: ",").map {
                    $0.split(separator: " ").joined(separator: " ")
                }
        }

        /// Whether it can be prepared; what cannot is tried as it stands.
        var isPreparable: Bool {
            text.contains(/\n(select|insert|update|delete|with|values)\b/)
        }

        /// The temporary table that it makes, if it makes one.
        var made: String? {
            text.firstMatch(of: /\ncreate temporary table (\w+)/).map { String($0.1) }
        }
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sql/queries")

    private func queries() throws -> [Query] {
        let files = FileManager.default.enumerator(at: Self.root, includingPropertiesForKeys: nil)
        return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "sql" }
            .map { file in
                Query(
                    path: file.pathComponents.suffix(2).joined(separator: "/"),
                    text: try String(contentsOf: file, encoding: .utf8)
                )
            }
            .sorted { $0.path < $1.path }
    }

    /// What `sql/templates` makes and statements read.
    private static let assembled = """
        create temporary table considered (
            customer_id bigint, external_key text, is_in_excluded_segment boolean, is_suppressed boolean,
            is_granted boolean, is_withdrawn boolean, is_control boolean
        ) on commit drop;
        """

    /// Tries a statement and takes back what it did; returns what the server said against it.
    private func refusal(of text: String, on session: Session) async throws -> String? {
        try await session.run(Script(path: "savepoint", text: "savepoint before"))
        do {
            try await session.run(Script(path: "try", text: text))
            try await session.run(Script(path: "release", text: "release savepoint before"))
            return nil
        } catch {
            try await session.run(Script(path: "back", text: "rollback to savepoint before"))
            // Read, and refused only because it has to be the first of its transaction.
            return "\(error)".contains(" 25001 ") ? nil : "\(error)"
        }
    }

    /// Makes the temporary tables of some queries, in whatever order they need each other.
    private func make(_ makers: [Query], on session: Session) async throws -> [String] {
        var (open, words) = (makers, [String]())
        while !open.isEmpty {
            var left: [Query] = []
            words = []
            for maker in open {
                let text = maker.text.replacing(/\$\d+/, with: "null")
                guard let refusal = try await refusal(of: text, on: session) else { continue }
                left.append(maker)
                words.append("\(maker.path): \(refusal)")
            }
            if left.count == open.count { return words }
            open = left
        }
        return []
    }

    @Test
    func
        `the server reads every statement, with the parameters and columns that its header promises`()
        async throws
    {
        let queries = try queries()
        try #require(queries.count > 150)
        let makers = Dictionary(grouping: queries.filter { $0.made != nil }, by: \.made)
        // Where two modules have a table of one name, each is tried with those of its own.
        let worlds = (0..<(makers.values.map(\.count).max() ?? 1)).map { world in
            makers.values.map { $0[min(world, $0.count - 1)] }
        }
        var refusals: [String: String] = [:]
        var promises: [String] = []
        for (number, world) in worlds.enumerated() {
            let session = try await TestDatabase.connect()
            try await session.begin()
            try await session.run(Script(path: "considered", text: Self.assembled))
            let broken = try await make(world, on: session)
            #expect(broken == [], "world \(number)")
            for query in queries where query.made == nil {
                if number > 0, refusals[query.path] == nil { continue }
                let text = query.isPreparable ? "prepare tried as \(query.text)" : query.text
                refusals[query.path] = try await refusal(of: text, on: session)
                guard query.isPreparable, refusals[query.path] == nil else { continue }
                let found = try await session.sql(
                    "select array_to_string(parameter_types, ',') as types from pg_prepared_statements where name = 'tried'"
                )[0]
                let columns = try await session.columns(of: "tried")
                try await session.run(Script(path: "deallocate", text: "deallocate tried"))
                if columns != query.columns {
                    promises.append(
                        "\(query.path): returns \(columns), its header says \(query.columns)"
                    )
                }
                let types = try found.value("types", as: String.self).split(separator: ",")
                    .map { Self.short(String($0)) }
                let promised = query.promised
                for (index, type) in types.enumerated() where promised[index + 1] != type {
                    promises.append(
                        "\(query.path): $\(index + 1) is \(type), its header says \(promised[index + 1] ?? "nothing")"
                    )
                }
                if promised.count > types.count { promises.append("\(query.path): says too many") }
            }
            await session.rollback()
        }
        #expect(refusals == [:])
        #expect(promises == [])
    }

    fileprivate static func short(_ type: String) -> String {
        type.replacing("timestamp with time zone", with: "timestamptz")
            .replacing("\"", with: "")
    }
}

extension Session {
    /// The columns of a prepared statement with their types; what holds no value is none.
    fileprivate func columns(of name: String) throws -> [String] {
        let found = PQdescribePrepared(connection, name)
        defer { PQclear(found) }
        return try (0..<PQnfields(found)).compactMap { place in
            let type = try sql("select format_type(\(PQftype(found, place)), null) as name")[0]
                .value("name", as: String.self)
            guard type != "void" else { return nil }
            let name = PQfname(found, place).map { String(cString: $0) } ?? ""
            return "\(name) \(PreparedTests.short(type))"
        }
    }
}
