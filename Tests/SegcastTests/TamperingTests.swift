import Digests
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct TamperingTests {
    @Test func `whatever is changed behind the back of a list is told`() async throws {
        try await SegcastProcess.withFolder { folder in
            let segcast = try await SecondShop.withChampion(in: folder)
            for day in ["2025-11-01", "2025-11-09"] {
                let made = try await segcast.run("run", "--as-of", day)
                try #require(made.status == 0, "\(made.errors)")
            }
            let whole = try await segcast.run("verify")
            try #require(whole.status == 0, "\(whole.output)")
            #expect(whole.output.contains("rows since 20"))

            let session = try await TestDatabase.connect()
            try await session.run(KeptTables.keep)
            try await PrivateServer.shell("cd \(folder); cp -a outbox kept")
            let all = Tampering.files + Tampering.runs + Tampering.chain + Tampering.models
            #expect(all.count >= 50)
            for tampering in all {
                if !tampering.shell.isEmpty {
                    try await PrivateServer.shell("cd \(folder)/outbox; \(tampering.shell)")
                }
                if !tampering.sql.isEmpty {
                    let file = "\(folder)/outbox/north_search/north_search.000001.csv"
                    let bytes = FileManager.default.contents(atPath: file) ?? Data()
                    let sql = tampering.sql.replacing(
                        "@sha256@",
                        with: SHA256.hexadecimal(of: [UInt8](bytes))
                    )
                    try await session.run(
                        Script(
                            path: "tampering",
                            text: """
                                set session_replication_role = replica;
                                \(sql);
                                set session_replication_role = origin;
                                """
                        )
                    )
                }
                let verified = try await segcast.run("verify", "--format", "json")
                #expect(
                    verified.status == 65 && verified.output.contains(tampering.says),
                    "\(tampering.what): \(verified.status) \(breaches(verified.output)) \(verified.errors)"
                )
                try await session.run(KeptTables.restore)
                try await PrivateServer.shell(
                    "cd \(folder); rm -rf outbox away; cp -a kept outbox"
                )
            }
            let again = try await segcast.run("verify")
            #expect(again.status == 0, "\(again.output)")
            let unproved = try await segcast.run(
                ["verify"],
                without: ["SEGCAST_KEY", "SEGCAST_KEY_FILE"]
            )
            #expect(unproved.status == 78 && unproved.output.contains("not proved"))
        }
    }

    /// The breaches in what `verify --format json` printed.
    private func breaches(_ output: String) -> [String] {
        struct Check: Decodable { let breaches: [String] }
        let checks = try? JSONDecoder().decode([Check].self, from: Data(output.utf8))
        return checks?.flatMap(\.breaches) ?? [output]
    }
}
