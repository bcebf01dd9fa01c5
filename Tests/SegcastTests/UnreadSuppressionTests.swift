import Foundation
import TestSupport
import Testing

/// What is said of suppressions that nothing can be read in: who is in them would be written to.
@Suite(.emptyPostgres)
struct UnreadSuppressionTests {
    private func told(_ shop: ExportShop, _ command: String = "check") async throws -> (
        status: Int32, words: String
    ) {
        let result = try await shop.segcast.run(command, "--as-of", ExportShop.day)
        return (result.status, result.output + result.errors)
    }

    @Test func `suppressions that name nobody who can be read are an error`() async throws {
        try await withShop { shop in
            try await shop.session.sql(
                "alter table till.blocked add column mail text, add column line text"
            )
            try shop.edit("warehouse.yaml") {
                $0.replacingOccurrences(
                    of: "relation: till.blocked\n",
                    with: "relation: till.blocked\n  email: mail\n  phone: line\n"
                )
            }
            try await shop.session.sql(
                "insert into till.blocked values (null, ' ', ''), (null, 'Ann <ann@example.com>', '+44 20 7946 0958')"
            )
            let sound = try await told(shop)
            #expect(sound.status == 0 && !sound.words.contains("cannot be read"), "\(sound)")
            try await shop.session.sql(
                """
                insert into till.blocked values
                    (4, 'jane@example.com, joe@example.com', null), (4, md5('jane'), null),
                    (4, sha256('jane')::text, null), (4, 'jane@example.com' || repeat(' .', 600), null),
                    (4, null, '3920014'), (4, null, '+49 171 3920014 / +49 171 3920015')
                """
            )
            let doubtful = try await told(shop)
            #expect(doubtful.status == 0, "the key denies them: \(doubtful)")
            #expect(doubtful.words.contains("email (mail) cannot be read in 4 rows"))
            #expect(doubtful.words.contains("phone (line) cannot be read in 2 rows"))
            try await shop.session.sql("update till.blocked set person = null where person = 4")
            for command in ["check", "run", "export"] {
                let refused = try await told(shop, command)
                #expect(refused.status == 65, "\(command): \(refused)")
                #expect(refused.words.contains("email (mail) cannot be read in 4 rows"))
                #expect(refused.words.contains("phone (line) cannot be read in 2 rows"))
                #expect(!refused.words.contains("jane") && !refused.words.contains("3920014"))
            }
        }
    }

    @Test func `suppressed numbers are read where customers live, also where customers have none`()
        async throws
    {
        try await withShop { shop in
            try await shop.session.sql("alter table till.blocked add column line text")
            try await shop.session.sql("alter table till.people add column land text default 'GB'")
            try await shop.session.sql("insert into till.blocked values (null, '020 7946 0958')")
            try shop.edit("warehouse.yaml") {
                $0.replacingOccurrences(of: "  phone: phone\n", with: "")
                    .replacingOccurrences(of: "default_country: DE", with: "country: land")
                    .replacingOccurrences(
                        of: "relation: till.blocked\n",
                        with: "relation: till.blocked\n  phone: line\n"
                    )
            }
            let sound = try await told(shop)
            #expect(sound.status == 0 && !sound.words.contains("cannot be read"), "\(sound)")
        }
    }
}
