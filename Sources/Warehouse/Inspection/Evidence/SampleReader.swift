import Postgres

/// Reads samples of relations, and answers questions about a whole relation where that takes no longer than the pool allows.
struct SampleReader: Sendable {
    private let pool: SessionPool
    /// Most rows that are looked at of one relation.
    let rowLimit: Int

    /// Most values of all samples together.
    private static let mostCells = 2_000_000

    /// Creates a reader whose samples of some relations fit in memory together: as long as they do, of each 4,000 rows.
    init(_ pool: SessionPool, for relations: [InspectedRelation]) {
        self.pool = pool
        rowLimit =
            [4000, 2000, 1000, 500].first { limit in
                let cells = relations.reduce(0) { sum, relation in
                    let rows = relation.kind.hasBlocks ? min(relation.sizeEstimate, limit) : limit
                    return sum + rows * relation.columns.count
                }
                return cells <= Self.mostCells
            } ?? 200
    }

    /// Returns a relation with its sample.
    ///
    /// - Throws: `PostgresError` when the server is lost; what refuses or takes too long is said in the reading.
    func read(_ relation: InspectedRelation) async throws -> InspectedRelation {
        var relation = relation
        let columns = relation.columns.filter { $0.type != .other }
        guard !columns.isEmpty else {
            relation.reading = .unread("no column is of a type that Segcast reads")
            return relation
        }
        var rows: [[String?]] = []
        let size = relation.sizeEstimate
        do {
            if relation.kind.hasBlocks, size > rowLimit {
                rows = try await spread(relation, columns, of: size)
                relation.reading = .spread
            }
            if rows.isEmpty {
                rows = try await first(relation, columns)
                relation.reading = rows.count <= rowLimit ? .whole : .beginning
            }
        } catch let error as PostgresError {
            relation.reading = .unread(try Self.reason(error))
            return relation
        }
        if relation.reading != .whole { rows += try await ends(relation, columns, besides: rows) }
        relation.rowsRead = rows.count
        var profiles: [String: ColumnProfile] = [:]
        for (place, column) in columns.enumerated() {
            profiles[column.name] = ColumnProfile(rows.map { $0[place] })
        }
        for place in relation.columns.indices {
            relation.columns[place].profile =
                profiles[relation.columns[place].name] ?? ColumnProfile([])
        }
        return relation
    }

    /// Why something was not read; throws on what is no matter of one relation.
    static func reason(_ error: PostgresError) throws -> String {
        switch error.code {
        case .cancelled:
            if Task.isCancelled { throw error }
            return "it takes too long to read"
        case .statementRefused:
            return error.state == .queryCanceled
                ? "it takes too long to read"
                : "the server refuses to read it: \(error.description)"
        case .cancelIgnored:
            if Task.isCancelled { throw error }
            return error.description
        case .writeAttempted, .valueUnreadable, .rowsMissing: return error.description
        case .settingsInvalid, .notConnected, .connectionLost: throw error
        }
    }

    /// Returns what `body` does; `nil` where the server refuses or it takes too long.
    func ask<T: Sendable>(_ body: (SessionPool) async throws -> T) async throws -> T? {
        do {
            return try await body(pool)
        } catch let error as PostgresError {
            _ = try Self.reason(error)
            return nil
        }
    }

    private func first(_ relation: InspectedRelation, _ columns: [InspectedColumn]) async throws
        -> [[String?]]
    {
        let statement = Templates.readCells.filled([
            "relation": relation.hole, "cells": Self.cells(columns, of: "base"),
            "limit": Expression.bigint(Int64(rowLimit + 1)),
        ])
        return try await pool.query(statement).map { Self.decoded($0.cells) }
    }

    private func spread(_ relation: InspectedRelation, _ columns: [InspectedColumn], of size: Int)
        async throws -> [[String?]]
    {
        let share = 100 * Float(rowLimit) / Float(max(size, 1))
        let name = Source.split(relation.path)?.name ?? relation.path
        let statement = Templates.readSpreadCells.filled([
            "relation": relation.hole, "cells": Self.cells(columns, of: name),
            "percentage": Expression.real(min(100, max(share, 0.0001))),
            "limit": Expression.bigint(Int64(2 * rowLimit)),
        ])
        return try await pool.query(statement).map { Self.decoded($0.cells) }
    }

    /// The oldest and the newest rows that are not among the others, by a time that can be found quickly.
    private func ends(
        _ relation: InspectedRelation,
        _ columns: [InspectedColumn],
        besides rows: [[String?]]
    ) async throws -> [[String?]] {
        let times = columns.filter { $0.type.isTime }
        let isSmall = relation.rowCount < 2_000_000
        guard let time = times.first(where: \.isIndexed) ?? (isSmall ? times.first : nil) else {
            return []
        }
        var seen = Set(rows)
        var found: [[String?]] = []
        let holes: [String: any Filling] = [
            "relation": relation.hole, "cells": Self.cells(columns, of: "base"),
            "column": Expression.column("base", time.name),
            "limit": Expression.bigint(Int64(rowLimit / 8)),
        ]
        for row in try await ask({ try await $0.query(Templates.readNewestCells.filled(holes)) })
            ?? []
        {
            let cells = Self.decoded(row.cells)
            if seen.insert(cells).inserted { found.append(cells) }
        }
        for row in try await ask({ try await $0.query(Templates.readOldestCells.filled(holes)) })
            ?? []
        {
            let cells = Self.decoded(row.cells)
            if seen.insert(cells).inserted { found.append(cells) }
        }
        return found
    }

    private static func cells(_ columns: [InspectedColumn], of alias: String) -> Expression {
        .array(
            columns.map { Fragments.cell.filled(["value": Expression.column(alias, $0.name)]) },
            of: "text"
        )
    }

    private static func decoded(_ cells: [String]) -> [String?] {
        cells.map { $0.isEmpty ? nil : String($0.dropFirst()) }
    }
}

extension InspectedRelation {
    /// The relation, for a template.
    var hole: Hole {
        if let view { return .from(view.rows) }
        let parts = Source.split(path)
        return .relation(schema: parts?.schema, name: parts?.name ?? path)
    }
}
