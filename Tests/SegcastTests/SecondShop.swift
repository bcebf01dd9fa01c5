import Foundation
import Postgres
import TestSupport
import Testing

/// A shop that is nothing like the demo's: text keys, other names, naive timestamps, two brands, a table of
/// visits, and no order lines.
enum SecondShop {
    /// Its definitions, as they lie beside the tests.
    static var folder: String {
        get throws {
            guard let root = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
            return root.appending(path: "SecondShop").path
        }
    }

    /// Makes the sources, dropping what stood there with everything that hangs on it, as dbt does, and then runs `damage`.
    static func make(isASCII: Bool = false, damage: String = "") async throws {
        let session = try await TestDatabase.connect()
        let plain = text.replacing("U&'\\0301'", with: "''").replacing("Zoë", with: "Zoe")
        try await session.run(Script(path: "second_shop", text: isASCII ? plain : text))
        if !damage.isEmpty { try await session.run(Script(path: "damage", text: damage)) }
    }

    /// Has definitions proposed into a folder, and returns them with what they say of the sources.
    static func propose(in folder: String) async throws -> (
        segcast: SegcastProcess, contract: String
    ) {
        let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
        let proposed = try await segcast.run("init", "--inspect", "house")
        try #require(proposed.status == 0, "\(proposed.errors)")
        let file = "\(folder)/Config/warehouse.yaml"
        return (segcast, try String(contentsOfFile: file, encoding: .utf8))
    }

    /// Makes the sources and Segcast's tables, and trains and approves the version that scores, in a folder.
    static func withChampion(in folder: String) async throws -> SegcastProcess {
        try await make()
        let segcast = SegcastProcess(config: try Self.folder, outbox: "\(folder)/outbox")
        try #require(try await segcast.run("init").status == 0)
        let trained = try await segcast.run("train", "books_30d", "--as-of", "2025-11-01")
        try #require(trained.status == 0, "\(trained.errors)")
        try #require(try await segcast.run("models", "approve", "books_30d", "1").status == 0)
        return segcast
    }

    private static let text = """
        drop schema if exists house cascade;
        create schema house;
        create function house.chance(what text) returns int language sql immutable as $$
            select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000
        $$;
        create table house.members as
        select
            'M-' || lpad(i::text, 5, '0') as member_no,
            case when i % 50 = 0 then null else format(' Member.%s@Example.com', i) end as mail,
            case when i % 3 = 0 then '+1 202-555-0' || lpad((100 + i % 100)::text, 3, '0') end as tel,
            'Zoë' as forename, 'O"Neill, "' || U&'\\0301' || i as surname, 'us' as land, '=1+1' as plz,
            case when i % 10 = 0 then 'gold' else 'blue' end as card_tier,
            i % 97 = 0 as is_test, i % 5 <> 0 as wants_ads,
            timestamp '2024-01-01' + (i % 30) * interval '1 day' as joined
        from generate_series(1, 3000) as i;
        alter table house.members add primary key (member_no);
        create table house.bookings as
        select
            format('B%s-%s', i, w) as booking_ref, 'M-' || lpad(i::text, 5, '0') as member,
            timestamp '2024-02-01 09:00' + w * interval '7 days' + house.chance(i || 'd' || w) % 7 * interval '1 day' as booked_on,
            (10 + house.chance(i || 'a' || w) / 10.0)::numeric(10, 2) as gross, 'USD' as money,
            case when house.chance(i || 'b' || w) < 500 then 'north' else 'south' end as shop_brand,
            case when house.chance(i || 's' || w) < 30 then 'cancelled' else 'done' end as state
        from generate_series(1, 3000) as i, generate_series(0, 95) as w
        where house.chance(i || ':' || w) < (array[4, 15, 60, 160])[1 + house.chance('m' || i) % 4];
        create table house.visits as
        select
            'M-' || lpad(i::text, 5, '0') as member,
            timestamp '2025-06-01' + w * interval '3 days' as seen_at,
            timestamp '2025-06-01' + w * interval '3 days' + interval '1 hour' as loaded_at,
            (array['view', 'search', 'bounce'])[1 + house.chance(i || 'k' || w) % 3] as kind
        from generate_series(1, 3000) as i, generate_series(0, 60) as w
        where house.chance(i || 'v' || w) < 60;
        insert into house.visits values (null, '2025-08-01', '2025-08-01', 'view'), ('M-99999', '2025-08-01', '2025-08-01', 'view');
        create table house.blocked as select 'M-00003' as member;
        analyze house.members, house.bookings, house.visits;
        """
}
