import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres, .serialized)
struct ConnectionFailureTests {
    private func failure(_ conninfo: String) async -> PostgresError? {
        await #expect(throws: PostgresError.self) {
            _ = try await OwnThread.run { try Session(try ConnectionSettings(conninfo)) }
        }
    }

    @Test(arguments: [
        "u:S3cr3t@127.0.0.1:1/db", "u:S3@cr3t@127.0.0.1:1/db", "u:S3/cr3t@127.0.0.1:1/db",
        "u:S3?cr3t@127.0.0.1/db", "u:S3?user=cr3t@127.0.0.1/db", "u:S3#cr3t@127.0.0.1:1/db",
        "u:S3%zzcr3t@h/db", "u:S3:cr3t@127.0.0.1:1/db", "u:S3cr3t/db",
        "u:S3cr3t@@127.0.0.1:1/db", "u:S3/cr3t", "u:S3cr3t", "127.0.0.1:1/x?password=S3cr3t",
        "u:S3/@/cr3t@127.0.0.1:1/db",
    ])
    func `a URL whose password holds marks of URLs fails without a part of it`(address: String)
        async
    {
        let error = await failure("postgresql://\(address)")
        let text = error.map { "\($0)" } ?? ""
        #expect(!text.contains("S3") && !text.contains("cr3t"), "\(text)")
    }

    @Test(arguments: [
        "host=127.0.0.1 port=1 password='S3cr3t", "host=127.0.0.1 port=1 password=S3 cr3t=1",
        "S3cr3t",
        "mysql://u:S3cr3t@h/db", "mysql://u:S3=cr3t@h/db", "service=S3cr3t",
        "dbname='postgresql://u:S3cr3t@h/db' host=127.0.0.1 port=1",
    ])
    func `a string that cannot be used is not repeated`(conninfo: String) async {
        let text = await failure(conninfo).map { "\($0)" } ?? ""
        #expect(!text.contains("S3") && !text.contains("cr3t"), "\(text)")
    }

    @Test func `a server that is not there is told by its place`() async {
        let error = await failure("postgresql://ada:S3cr3t@127.0.0.1:1/shop")
        #expect(error?.failure == .retrySafe)
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("as ada") && text.contains("database shop"), "\(text)")
        #expect(text.contains("at 127.0.0.1 port 1"), "\(text)")
    }

    @Test func `a database and a login that are not there are a person's to mend`() async throws {
        let settings = try TestDatabase.settings
        let database = await #expect(throws: PostgresError.self) {
            _ = try await OwnThread.run { try Session(settings.connecting(to: "no_such_database")) }
        }
        #expect(database?.state?.rawValue == "3D000")
        #expect(database?.failure == .configuration)
        #expect(database.map { "\($0)".contains("no_such_database") } == true)
    }
}
