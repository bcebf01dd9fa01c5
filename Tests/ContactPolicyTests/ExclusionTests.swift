import ContactPolicy
import TestSupport
import Testing
import Warehouse

/// What exclusions come to where lists are made: rows of customers, consents and suppressions alike.
@Suite(.postgres)
struct ExclusionTests {
    private static func exclusion(_ change: (inout Exclusion) -> Void) -> [Exclusion] {
        var exclusion = Exclusion()
        exclusion.because = "told"
        change(&exclusion)
        return [exclusion]
    }

    @Test func `rows that are left out by presence or by bounds decide of nobody`() async throws {
        let shop = try await ShopOfMailboxes(6)
            .mapping(
                {
                    $0.customers.exclude = Self.exclusion {
                        ($0.column, $0.is) = ("closed", .known)
                    }
                    $0[.consents]?.exclude = Self.exclusion {
                        ($0.column, $0.except) = ("state", ["valid"])
                    }
                    $0[.suppressions]?.exclude = Self.exclusion {
                        $0.column = "until"
                        $0.atMost = ExclusionLimit(rawValue: "2024-03-31")
                    }
                },
                making: {
                    """
                    alter table till.people add column closed timestamptz;
                    update till.people set closed = '2024-01-01' where id = 2;
                    alter table till.words add column state text;
                    update till.words set state = case id when 3 then 'void' when 4 then null else 'valid' end;
                    alter table till.blocked add column until date;
                    insert into till.blocked (id, until) values (5, '2024-03-31'), (6, '2024-04-01'), (1, null);
                    """
                }
            )
        _ = try await shop.plan(shop.request(1))
        let buckets = try await shop.buckets(in: 1)
        #expect(
            buckets == [
                1: "suppressed", 2: "not_in_customers", 3: "no_consent", 4: "no_consent",
                5: "included", 6: "suppressed",
            ]
        )
    }
}
