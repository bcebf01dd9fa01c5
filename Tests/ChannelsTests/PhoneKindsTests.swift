import Channels
import Testing

/// Kinds of cells that hold a phone number, as warehouses have them; each row is written by hand.
struct PhoneKindsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let typed: String
        let country: String?
        /// Its E.164 form; `nil` when it has to be left out.
        let number: String?

        init(_ typed: String, _ country: String?, _ number: String?) {
            (self.typed, self.country, self.number) = (typed, country, number)
        }

        var testDescription: String { "\(typed) in \(country ?? "no country")" }
    }

    /// Every channel sends the same number, or none does.
    private func expectAlike(_ some: Case) {
        let origin = Origin(country: some.country)
        for format in AudienceFormats.taking("phone") {
            let cell = format.cell("phone", some.typed, origin)
            let sent = cell?.isPresent == true ? cell?.normalised : nil
            let digits = sent.map { $0.hasPrefix("+") ? $0 : "+\($0)" }
            #expect(
                digits == some.number,
                "\(format.name) \(some.typed) \(String(describing: cell))"
            )
            if some.number == nil { #expect(cell?.reason.isEmpty == false) }
        }
    }

    @Test(arguments: [
        Case("491713920014", "DE", "+491713920014"), Case("49 171 3920014", "DE", "+491713920014"),
        Case("0049 171 3920014", "DE", "+491713920014"),
        Case("0049 171 3920014", nil, "+491713920014"), Case("491713920014", nil, nil),
        Case("493023125000", "DE", "+493023125000"), Case("4915228817386", "DE", "+4915228817386"),
        Case("447700900123", "GB", "+447700900123"), Case("12025550123", "US", "+12025550123"),
        Case("393331234568", "IT", "+393331234568"), Case("33639980012", "FR", "+33639980012"),
        Case("43 664 1234568", "AT", "+436641234568"), Case("31612345679", "NL", "+31612345679"),
        Case("919812345670", "IN", "+919812345670"), Case("9198123456", "IN", "+919198123456"),
        // Begins like the country's code, and is a whole number inside it.
        Case("3931234568", "IT", "+393931234568"), Case("47123458", "NO", "+4747123458"),
        Case("486123458", "PL", "+48486123458"),
        // A mobile with a digit too few, or an area's number without its zero: nobody can tell.
        Case("4917123458", "DE", nil),
    ])
    func `a country's code without plus is the country's`(some: Case) { expectAlike(some) }

    /// Example numbers of each country's plan, with its code in front and with `+`, `00` or neither.
    @Test(arguments: [
        ("AE", "971501234567"), ("AR", "5491123456789"), ("AT", "43664123456"),
        ("AU", "61412345678"), ("BE", "32470123456"), ("BG", "35948123456"),
        ("BR", "5511961234567"), ("CA", "15062345678"), ("CH", "41781234567"),
        ("CL", "56221234567"), ("CN", "8613123456789"), ("CZ", "420601123456"),
        ("DK", "4532123456"), ("EE", "37251234567"), ("ES", "34612345678"),
        ("FI", "358412345678"), ("FR", "33612345678"), ("GB", "447400123456"),
        ("GR", "306912345678"), ("HR", "385921234567"), ("HU", "36201234567"),
        ("IE", "353850123456"), ("IL", "972502345678"), ("IN", "918123456789"),
        ("IT", "393123456789"), ("JP", "819012345678"), ("KR", "821020000000"),
        ("LT", "37061234567"), ("LU", "352628123456"), ("LV", "37121234567"),
        ("MX", "522221234567"), ("NL", "31612345678"), ("NO", "4740612345"),
        ("NZ", "64211234567"), ("PL", "48512345678"), ("PT", "351912345678"),
        ("RO", "40712034567"), ("SE", "46701234567"), ("SI", "38631234567"),
        ("SK", "421912123456"), ("TR", "905012345678"), ("US", "12015550123"),
        ("ZA", "27711234567"),
    ])
    func `forty countries' numbers are read behind their code`(country: String, digits: String) {
        for typed in ["+\(digits)", "00\(digits)", digits] {
            expectAlike(Case(typed, country, "+\(digits)"))
        }
        expectAlike(Case("+\(digits)", nil, "+\(digits)"))
        expectAlike(Case(digits, nil, nil))
    }

    @Test(arguments: [
        Case("+4407700900123", nil, "+447700900123"),
        Case("+44 (0)7700 900123", nil, "+447700900123"),
        Case("+4901713920014", "FR", "+491713920014"), Case("+330639980012", nil, "+33639980012"),
        Case("+610491570006", nil, "+61491570006"), Case("0044 07700 900123", nil, "+447700900123"),
        Case("+49 0049 171 3920014", nil, nil), Case("+49 00 171 3920014", nil, nil),
        // Italy's zero belongs to the number.
        Case("+390612345678", nil, "+390612345678"), Case("06 12345678", "IT", "+390612345678"),
        // The code twice.
        Case("+49491713920014", nil, nil), Case("0491713920014", "DE", nil),
        Case("+44447700900123", nil, nil),
    ])
    func `the zero behind a country's code goes where the country drops it`(some: Case) {
        expectAlike(some)
    }

    @Test(arguments: [
        Case("01713920014.0", "DE", "+491713920014"), Case("1713920014.0", "DE", "+491713920014"),
        Case("+491713920014.00", nil, "+491713920014"), Case("2025550123,0", "US", "+12025550123"),
        Case("1713920014.5", "DE", nil), Case("4.91713920014E+11", "DE", nil),
        Case("4.91714e+11", "DE", nil), Case("1,713,920,014", "DE", nil), Case("1e9", "DE", nil),
    ])
    func `a decimal is a number only where nothing is lost of it`(some: Case) { expectAlike(some) }

    @Test(arguments: [
        Case("23125000", "DE", nil), Case("1234568", "DE", nil), Case("5550123", "US", nil),
        Case("+1 5550123", nil, nil), Case("123456", "GB", nil),
        Case("30 1234568", "DE", "+49301234568"),
        Case("1713920014", "DE", "+491713920014"), Case("7400123456", "GB", "+447400123456"),
        Case("12", "DE", nil), Case("1", "US", nil), Case("110", "DE", nil),
        Case("+4912", nil, nil),
        Case("+491112", nil, nil), Case("+999123456789", nil, nil),
    ])
    func `a number without its area is nobody's`(some: Case) { expectAlike(some) }

    @Test(arguments: [
        Case("030/1234567 oder 0171/7654321", "DE", nil),
        Case("030 1234568, 0171 7654321", "DE", nil),
        Case("030 1234568; 0171 7654321", "DE", nil), Case("030 1234568 / 0171 7654321", "DE", nil),
        Case("030 1234568\n0171 7654321", "DE", nil), Case("+4930123456 +4930123457", nil, nil),
        Case("0151 12345678 0160", "DE", nil), Case("+49 151 12345678 0160", nil, nil),
        Case("49151123456789012", "DE", nil),
        Case("0221 1234 0221 1235", "DE", nil), Case("030 1234567/8", "DE", nil),
        Case("030/1234568", "DE", "+49301234568"), Case("033203/12345", "DE", "+493320312345"),
        Case("+49 (0) 33203 / 12345", nil, "+493320312345"),
        Case("01 42 68 53 00", "FR", "+33142685300"),
        Case("+33 6 39 98 00 12", nil, "+33639980012"),
    ])
    func `two numbers in a cell are none`(some: Case) { expectAlike(some) }

    @Test(arguments: [
        Case("0000000000", "DE", nil), Case("0000000", nil, nil), Case("1111111111", "US", nil),
        Case("9999999999", "US", nil), Case("1234567890", "US", nil), Case("0123456789", "DE", nil),
        Case("+1 111 111 1111", nil, nil), Case("+49 1234567890", nil, nil),
        Case("9876543210", "IN", nil), Case("+91 98765 43210", nil, nil), Case("0000", "GB", nil),
    ])
    func `digits that somebody made up are left out`(some: Case) { expectAlike(some) }

    @Test(arguments: [
        Case("1-800-FLOWERS", "US", nil), Case("030 1234568 ext. 7", "DE", nil),
        Case("030 1234567;ext=89", "DE", nil), Case("+1 202 555 0123 x12", nil, nil),
        Case("+49 30 1234568#5", nil, nil), Case("*31#0171 3920014", "DE", nil),
        Case("n/a", "DE", nil), Case("NULL", "DE", nil), Case("-", "DE", nil),
        Case("Haus 12, 030 1234568", "DE", nil), Case("0171 3920014 (privat)", "DE", nil),
    ])
    func `letters and extensions are dialled by no channel`(some: Case) { expectAlike(some) }

    @Test(arguments: [
        "tel:+447700900123", "TEL: +44-7700-900123", "(+44) 7700 900123", "'+447700900123",
        "\u{2019}+447700900123", "=\"+447700900123\"", "\u{202A}+447700900123\u{202C}",
        "\u{2068}+44 7700 900123\u{2069}", "\u{200E}+447700900123", "\u{FEFF}+447700900123",
        "+44\u{A0}7700\u{2011}900\u{2013}123", "\u{FF0B}\u{FF14}\u{FF14}7700900123",
        "+\u{0664}\u{0664}\u{0667}\u{0667}\u{0660}\u{0660}\u{0669}\u{0660}\u{0660}\u{0661}\u{0662}\u{0663}",
        "[+44] 7700.900.123", " 0044 7700 900123 ", "+44\u{AD}7700900123",
    ])
    func `what is written around a number changes nothing`(typed: String) {
        expectAlike(Case(typed, nil, "+447700900123"))
        expectAlike(Case(typed, "DE", "+447700900123"))
    }

    @Test(arguments: [
        Case("0011 44 7400 123456", "AU", "+447400123456"),
        Case("011 44 7400 123456", "US", "+447400123456"),
        Case("0044 7400 123456", "AU", "+447400123456"),
        Case("010 44 7400 123456", "JP", "+447400123456"),
        // Brazil dials a carrier behind 00: 55 is one, and Brazil's own code.
        Case("0055 11 96123 4567", "BR", "+5511961234567"),
        Case("07700 900123", "UK", "+447700900123"),
        Case("07700 900123", "United Kingdom", "+447700900123"),
        Case("07700 900123", "Atlantis", nil),
    ])
    func `what is dialled for another country is the caller's country's`(some: Case) {
        expectAlike(some)
    }

    @Test func `a cell without end costs no more than a number`() {
        let clock = ContinuousClock()
        for cell in [
            String(repeating: "1", count: 1_000_000),
            "+" + String(repeating: "12 ", count: 300_000),
            String(repeating: "9", count: 1025), "+" + String(repeating: "(", count: 500_000),
        ] {
            for format in AudienceFormats.taking("phone") {
                for country in ["DE", nil] {
                    var made: Cell?
                    let spent = clock.measure {
                        made = format.cell("phone", cell, Origin(country: country))
                    }
                    #expect(made?.isPresent == false)
                    #expect(spent < .seconds(2), "\(format.name) \(cell.prefix(5))")
                }
            }
        }
    }
}
