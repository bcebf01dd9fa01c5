import Testing

@testable import Warehouse

/// What values, numbers, hours and words tell by themselves.
struct EvidenceTests {
    @Test(arguments: [
        (
            ValueShape.email, ["ada@example.com", " Bo.B+x@mail.example.org "],
            ["ada@example", "a b@example.com", "@x.org"]
        ),
        (
            .phone, ["+49 30 23125000", "(416) 555-0100", "030 / 23125000"],
            ["2024-01-02", "12345", "A 12345678"]
        ),
        (.country, ["DE", "France", "GBR"], ["XX", "invited", "12"]),
        (.currency, ["EUR", "SEK"], ["eur", "Euro", "XXX"]),
        (.zone, ["Europe/Berlin", "America/Argentina/Salta"], ["text/html", "UTC", "Europe"]),
        (.province, ["NY", "Bayern", "british columbia"], ["enabled", "invited", "10"]),
        (.flag, ["true", "0", "Y"], ["maybe", ""]), (.json, ["{\"a\": 1}"], ["[1]", "a"]),
    ])
    func `a value is told by its shape`(shape: ValueShape, fitting: [String], others: [String]) {
        #expect(fitting.allSatisfy(shape.fits))
        #expect(!others.contains(where: shape.fits))
    }

    @Test(
        arguments: [
            ("cancelled", StatusWords.cancelled), ("wc-cancelled", .cancelled),
            ("storniert", .cancelled),
            ("annulée", .cancelled), ("voided", .cancelled), ("refunded", .refunded),
            ("remboursée", .refunded),
            ("erstattet", .refunded), ("Testbestellung", .test), ("pending_payment", .pending),
            ("en attente", .pending),
            ("Entwurf", .pending), ("on-hold", .pending), ("gelöscht", .deleted),
            ("partially_refunded", nil),
            ("teilweise erstattet", nil), ("complete", nil), ("versandt", nil), ("livrée", nil),
            ("paid", nil),
            ("latest", nil), ("ANNULLATO", .cancelled), ("IN ATTESA", .pending),
            ("pendiente", .pending),
            ("geannuleerd", .cancelled), ("EVASO", nil), ("enviado", nil),
        ] as [(String, StatusWords?)]
    )
    func `a state is read in several tongues`(value: String, kind: StatusWords?) {
        #expect(StatusWords(value) == kind)
    }

    @Test func `what is left over is no purchase, and money partly given back is`() {
        #expect(EventWords.isPurchase("checkout_completed") && EventWords.isPurchase("Bestellung"))
        #expect(!EventWords.isPurchase("begin_checkout") && !EventWords.isPurchase("order_viewed"))
        #expect(
            EventWords.areKinds(["page_view", "x"]) && !EventWords.areKinds(["north", "south"])
        )
    }

    private static let rows = 1...40
    private static let net = rows.map { Double($0 * 7 % 31 + 10) }
    private static let tax = net.map { ($0 * 19).rounded() / 100 }
    private static let discount = rows.map { Double($0 % 4) }

    @Test func `which sum is the total is told by adding up`() {
        let total = zip(zip(Self.net, Self.tax), Self.discount).map { $0.0 + $0.1 - $1 }
        let found = Equation.find([
            ("a", Self.net), ("b", Self.discount), ("c", total), ("d", Self.tax),
        ])
        #expect(found == Equation(total: "c", added: ["a", "d"], takenAway: ["b"]))
        #expect(found?.words == "c = a + d - b")
        let unlike = total.enumerated().map { $0.offset % 8 == 0 ? $0.element + 1 : $0.element }
        #expect(
            Equation.find([("a", Self.net), ("b", Self.discount), ("c", unlike), ("d", Self.tax)])
                == nil
        )
        #expect(Equation.find([("a", Self.net)]) == nil)
    }

    @Test func `which number is the quantity is told by multiplying`() {
        let quantity = Self.rows.map { Double(1 + $0 % 3) }
        let sum = zip(quantity, Self.tax).map { $0 * $1 }
        #expect(
            ProductEquation.find([("x", Self.tax), ("y", sum), ("z", quantity)])
                == ProductEquation(quantity: "z", price: "x", total: "y")
        )
        let one = Self.rows.map { _ in Double(1) }
        #expect(ProductEquation.find([("x", Self.tax), ("y", Self.tax), ("z", one)]) == nil)
    }

    @Test(arguments: [
        (9, "as by the shop's own clock"), (17, "ahead of the shop's own"),
        (2, "behind the shop's own"),
    ])
    func `the quiet hours tell a clock from another`(opens: Int, words: String) throws {
        let cells = (0..<600).map { row in
            let hour = (opens + row % 14) % 24
            return "2024-03-01 \(hour < 10 ? "0" : "")\(hour):30:00"
        }
        let profile = try #require(HourProfile(cells))
        #expect(profile.words?.hasSuffix(words) == true, "\(profile.words ?? "nothing")")
    }

    @Test func `days have no hours, and a shop that never sleeps says nothing`() {
        #expect(HourProfile((0..<300).map { _ in "2024-03-01" }) == nil)
        let always = (0..<480).map { "2024-03-01 \($0 % 24 < 10 ? "0" : "")\($0 % 24):00:00" }
        #expect(HourProfile(always)?.words == nil)
    }

    @Test(
        arguments: [
            ("accepts_sms_marketing", "sms"), ("email_marketing_consent_state", "email"),
            ("einwilligung_werbung", "ads"),
            ("consentement_courriel", "email"), ("wants_ads", "ads"), ("marketing_permission", nil),
        ] as [(String, String?)]
    )
    func `a consent is for what its column is called after`(name: String, purpose: String?) {
        #expect(ConsentWords.isCalled(name))
        #expect(ConsentWords.purpose(name) == purpose)
    }

    @Test(arguments: ["tax_exempt", "verified_email", "is_active", "ist_firma", "gift_card"])
    func `a yes or no of something else is no consent`(name: String) {
        #expect(!ConsentWords.isCalled(name))
    }

    @Test(arguments: [
        ("customer_id", "customer_id", "customers", 1.0), ("customer_id", "id", "customers", 0.7),
        ("orderId", "id", "shop_orders", 0.7), ("c1", "c1", "t1", 0), ("id", "id", "orders", 0),
        ("amount", "id", "amounts_due_total", 0.7), ("note", "id", "orders", 0),
    ])
    func `a name hints at a key`(column: String, key: String, relation: String, hint: Double) {
        #expect(Names.hint(column, to: key, of: relation) == hint)
    }
}
