import Channels
import Countries
import Digests
import Testing

/// Kinds of cells that hold an e-mail address, a place or a name.
struct AddressKindsTests {
    private func sent(_ field: String, _ text: String, _ country: String? = nil) -> [String?] {
        AudienceFormats.taking(field).map { format in
            let cell = format.cell(field, text, Origin(country: country))
            if cell?.isPresent != true { #expect(cell?.reason.isEmpty == false, "\(text)") }
            return cell?.isPresent == true ? cell?.normalised : nil
        }
    }

    @Test(arguments: [
        "jane@example.com", " Jane@Example.COM\n", "\u{200B}jane@example.com",
        "jane\u{AD}@example.com",
        "\u{200E}jane@example.com\u{202C}", "\u{FEFF}jane@example.com", "jane@example.com\u{A0}",
        "\u{3000}jane@example.com", "Jane Doe <jane@example.com>",
        "\"Doe, Jane\" <jane@example.com>",
        "<jane@example.com>", "mailto:jane@example.com", "MAILTO:Jane@Example.com",
        "\"jane@example.com\"", "'jane@example.com", "\u{2018}jane@example.com\u{2019}",
        "jane@example.com;", "jane@example.com, ", "\u{FF4A}ane\u{FF20}example\u{FF0E}com",
    ])
    func `one address is read alike on every channel`(typed: String) {
        #expect(Set(sent("email", typed)) == ["jane@example.com"])
    }

    @Test(arguments: [
        "", " ", "\u{200B}", "jane", "jane@example", "jane@example.com.", "jane@example..com",
        "jane..doe@example.com", ".jane@example.com", "jane.@example.com", "jane@example,com",
        "jane@-example.com", "jane@example.com-", "jane@1.2.3.4", "jane @example.com",
        "jane\u{A0}@example.com", "jane doe@example.com", "a@example.com, jane@example.com",
        "a@example.com jane@example.com", "a@example.com <jane@example.com>",
        "x@y.com\nBcc: evil@z.com", "jane\u{1}@example.com", "jane\u{7F}@example.com",
        "jane\u{85}x@example.com", "jane@example.com\u{1B}[31m", "a@b.com%0aBcc:x@y.z",
        "\"a b\"@x.com", "jane\u{2028}@example.com", "jane\u{1F600}@example.com", "null", "-",
        "jane@exam\tple.com",
    ])
    func `what is no address, or more than one, is left out by every channel`(typed: String) {
        #expect(Set(sent("email", typed)) == [nil])
    }

    @Test func `an address longer than addresses are is looked at for a moment only`() {
        for cell in [
            String(repeating: "a", count: 1_000_000) + "@example.com",
            String(repeating: "<", count: 1_000_000), String(repeating: "\"", count: 900),
        ] {
            #expect(Set(sent("email", cell)) == [nil])
        }
    }

    @Test func `accents are composed after everything else`() {
        #expect(
            sent("email", "JOSE\u{301}@example.com").allSatisfy { $0 == "jos\u{E9}@example.com" }
        )
        let names = sent("first_name", "JOSE\u{301}")
        #expect(names.map { $0.map { Array($0.utf8) } }[0] == Array("jos\u{E9}".utf8))
        // The apostrophe between letter and accent is what Meta takes out.
        let meta = MetaCustomerList().cell("fn", "Jose'\u{301}", Origin())?.normalised
        #expect(meta.map { Array($0.utf8) } == Array("jos\u{E9}".utf8))
    }

    @Test(arguments: [
        (" UK ", "GB"), ("Deutschland", "DE"), ("U.S.A.", "US"), ("日本", "JP"),
    ])
    func `a country leaves as its code, however it was written`(typed: String, code: String) {
        var details = ContactDetails()
        details[.country] = typed
        details[.email] = "jane@example.com"
        details[.firstName] = "Jane"
        details[.lastName] = "Doe"
        details[.zip] = "SW1A 1AA"
        let row = GoogleCustomerMatch().row(of: details, Origin(country: "FR"))
        #expect(row?[4] == .plain(code))
        #expect(KlaviyoProfiles().row(of: details, Origin(country: "FR"))?[6] == .plain(code))
        #expect(
            MetaCustomerList().row(of: details, Origin(country: "FR"))?[12]
                == .hashed(code.lowercased())
        )
    }

    @Test
    func `a country that says nothing is the source's, and one that cannot be read is nobody's`() {
        for (typed, country) in [
            ("", "GB"), (" ", "GB"), ("n/a", "GB"), ("XX", nil), ("Congo", nil), ("49", nil),
            ("GB1", nil), ("U2K", nil),
        ] {
            var details = ContactDetails()
            details[.country] = typed
            details[.phone] = "07700 900123"
            for format in AudienceFormats.taking("phone") {
                let row = format.row(of: details, Origin(country: "GB"))
                #expect((row != nil) == (country != nil), "\(format.name) \(typed)")
            }
        }
    }

    @Test(arguments: [
        ("02134", "US", true), ("2134", "US", false), ("2134.0", "US", false),
        ("94046.0", "US", true),
        ("94046", "US", true), ("94046-1234", "US", true), ("2134-1234", "US", false),
        ("01220", "FR", true), ("1220", "FR", false), ("1010", "AT", true), ("1010", nil, false),
        ("150", "NO", false), ("1234", "PL", false), ("01-234", "PL", true),
        ("1001000", "BR", false),
        ("600001", "JP", false), ("SW1A 1AA", "GB", true), ("1012 AB", "NL", true),
        ("\u{FF11}\u{FF10}\u{FF11}\u{FF11}\u{FF15}", "DE", true),
    ])
    func `a postal code that may lack a zero is left out`(
        typed: String,
        country: String?,
        isSent: Bool
    ) {
        #expect(Set(sent("zip", typed, country).map { $0 != nil }) == [isSent])
    }

    @Test(arguments: [
        "n/a", "null", "none", "-", "ABCDE", "1e+05", "12,345", "10115,0", "'10115", "=10115",
        "\u{202E}10115",
        "10115 Berlin Mitte",
    ])
    func `what is no postal code is one on no channel`(typed: String) {
        #expect(sent("zip", typed, "DE").allSatisfy { $0 == nil }, "\(typed)")
        #expect(sent("zip", typed, nil).allSatisfy { $0 == nil }, "\(typed)")
    }

    @Test(arguments: ["john@doe.com", "\u{202E}10115", "=1+1", "10115;=1", "D\n10115", "\u{FF1D}1"])
    func `a postal code that leaves plain holds letters, digits and dashes alone`(typed: String) {
        #expect(GoogleCustomerMatch().cell("zip", typed, Origin(country: "DE"))?.isPresent == false)
        #expect(KlaviyoProfiles().cell("zip", typed, Origin(country: "DE"))?.isPresent == false)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("\t=1", "'=1"), ("\u{AD}=1", "'=1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("O'Neill", "O'Neill"), ("Zoë", "Zoë"), ("北京", "北京"), ("-", "'-"), ("a;b", "a;b"),
    ])
    func `a formula in free text is disarmed`(typed: String, text: String) {
        #expect(KlaviyoProfiles().cell("city", typed, Origin()) == .plain(text))
    }

    @Test(arguments: [
        "\u{FF1D}cmd|x", "\u{FF0B}1", "\u{FF0D}2", "\u{FF20}SUM(A1)", "\u{202E}evil", "\u{2066}@x",
        "a\u{200F}b", "a\u{1}", "a\u{1B}[31mred", "q\u{7F}\u{7F}b", "a\n=1+1", "x\rq", "a\tb",
        "\u{9F}a",
        "a\u{2028}b", "a;=1", "a;\"+1", "\u{E000}",
    ])
    func `what programs obey and nobody sees leaves no plain cell`(typed: String) {
        let format = KlaviyoProfiles()
        for field in ["first_name", "last_name", "city", "state"] {
            let cell = format.cell(field, typed, Origin())
            #expect(cell?.isPresent == false && cell?.reason.isEmpty == false, "\(field)")
        }
    }

    @Test func `a device is one person's, and the id of zeros is everybody's`() {
        var details = ContactDetails()
        for (id, isSent) in [
            ("AECE52E7-03EE-455A-B3C4-E57283966239", true),
            ("00000000-0000-0000-0000-000000000000", false), ("some-id", false),
            ("ffffffff-FFFF-ffff-ffff-ffffffffffff", false),
            ("AECE52E7-03EE455A-B3C4-E57283966239-", false),
        ] {
            details[.mobileAdID] = id
            #expect((MetaCustomerList().row(of: details, Origin()) != nil) == isSent, "\(id)")
        }
    }
}
