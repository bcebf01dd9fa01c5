import ContactPolicy
import Foundation
import Postgres
import Refresh
import Synchronization
import Testing
import TestSupport

/// The refresh as a program that is not the command line uses it.
@Suite(.emptyPostgres)
struct ExplanationTests {
    @Test func `an explanation is a value that other programs read as JSON`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            let told = Mutex<[String]>([])
            let deployment = try Deployment(
                folder: shop.segcast.config,
                outbox: shop.segcast.outbox,
                DeploymentSettings(["SEGCAST_DATABASE_URL": try TestDatabase.url()]),
                reporting: { event in told.withLock { $0.append("\(event)") } }
            )
            let reader = ExplanationReader(deployment)
            let inside = try await reader.explanation(of: "7", run: .number(1))
            let run = try #require(inside.run)
            #expect(run.bucket == .included && run.isMember)
            #expect(run.contact?.runID == 1 && run.contact?.isTakenOver == false)
            #expect(inside.stays.map(\.segment).contains("everybody"))
            #expect(inside.caps.map(\.count).allSatisfy { $0 == 0 } && !inside.caps.isEmpty)
            #expect(inside.erasure == nil && inside.newestRuns.isEmpty)
            let bytes = try JSONEncoder().encode(inside)
            #expect(try JSONDecoder().decode(CustomerExplanation.self, from: bytes) == inside)
            let now = try await reader.explanation(of: "7")
            #expect(now.run == nil && now.newestRuns.map(\.runID) == [1])
            await #expect(throws: RefreshError.unknownCustomer(keySpace: "till")) {
                try await reader.explanation(of: "nobody")
            }
            let none = await code { try await reader.explanation(of: "7", run: .number(99)) }
            #expect(none == "run-unknown")
            #expect(told.withLock { $0 } == [])
        }
    }
}
