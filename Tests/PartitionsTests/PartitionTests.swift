import Partitions
import Postgres
import TestSupport
import Testing

@Suite(.postgres)
struct PartitionTests {
    private let build = Partition(of: "feature_values", 7)

    private func rows(_ session: Session) async throws -> Int {
        try await session.sql(
            "select count(*) as rows from segcast.feature_values where build_id = 7"
        )[0].value("rows")
    }

    @Test func `rows are shown once their partition is attached, and not before`() async throws {
        let (session, build) = (try await TestDatabase.connect(), build)
        try await session.within { try build.make(in: $0) }
        try await session.sql("insert into segcast_data.\(build.name) values (7, 1, '{0.5}')")
        #expect(try await rows(session) == 0)
        try await session.within { try build.attach(in: $0) }
        #expect(try await rows(session) == 1)
    }

    @Test func `a partition holds the rows of its own build and nobody twice`() async throws {
        let (session, build) = (try await TestDatabase.connect(), build)
        try await session.within { try build.make(in: $0) }
        let foreign = await #expect(throws: PostgresError.self) {
            try await session.sql("insert into segcast_data.\(build.name) values (8, 1, '{}')")
        }
        #expect(foreign?.state?.rawValue == "23514")
        try await session.sql(
            "insert into segcast_data.\(build.name) values (7, 1, '{}'), (7, 1, '{}')"
        )
        let doubled = await #expect(throws: PostgresError.self) {
            try await session.within { try build.attach(in: $0) }
        }
        #expect(doubled?.state?.rawValue == "23505")
    }

    @Test func `a table left over from work that was cut short gives way to the next`() async throws
    {
        let (session, build) = (try await TestDatabase.connect(), build)
        try await session.within { try build.make(in: $0) }
        try await session.sql("insert into segcast_data.\(build.name) values (7, 1, '{}')")
        try await session.within { try build.make(in: $0) }
        try await session.within { try build.attach(in: $0) }
        #expect(try await rows(session) == 0)
    }

    @Test func `dropping a partition takes its rows away, and again is no mistake`() async throws {
        let (session, build) = (try await TestDatabase.connect(), build)
        try await session.within { try build.make(in: $0) }
        try await session.sql("insert into segcast_data.\(build.name) values (7, 1, '{}')")
        try await session.within { try build.attach(in: $0) }
        try await session.within { try build.drop(in: $0) }
        #expect(try await rows(session) == 0)
        try await session.within { try build.drop(in: $0) }
    }
}
