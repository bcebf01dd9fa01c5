import Channels
import Digests
import Foundation
import Testing

struct FormatTests {
    @Test
    func
        `nobody is sent to Google without anything to match, and an address goes whole or not at all`()
        throws
    {
        let format = GoogleCustomerMatch()
        var details = ContactDetails()
        details[.firstName] = "Ada"
        #expect(format.row(of: details, Origin()) == nil)
        details[.email] = "ada@example.com"
        let row = try #require(format.row(of: details, Origin()))
        #expect(row[0] == .hashed("ada@example.com"))
        #expect(row[2].isPresent == false)
        details[.lastName] = "Lovelace"
        details[.zip] = "SW1Y 4JH"
        let whole = try #require(format.row(of: details, Origin(country: "GB")))
        #expect(
            whole[2...] == [.hashed("ada"), .hashed("lovelace"), .plain("GB"), .plain("SW1Y 4JH")]
        )
    }

    @Test func `Meta's file has the nineteen columns of its template`() throws {
        var details = ContactDetails()
        details[.phone] = "020 7946 0958"
        details[.birthDate] = "1990-05-15"
        let row = try #require(MetaCustomerList().row(of: details, Origin(country: "GB")))
        #expect(row.count == 19 && MetaCustomerList().header.count == 19)
        #expect(row[3] == .hashed("442079460958"))
        #expect(row[12] == .hashed("gb"))
        #expect(row[13] == .hashed("19900515") && row[14] == .hashed("1990"))
    }

    @Test func `a number of no known country goes into no file, for it may be somebody else's`() {
        var details = ContactDetails()
        details[.phone] = "0171 1234567"
        for format in AudienceFormats.taking("phone") {
            #expect(format.row(of: details, Origin()) == nil, "\(format.name)")
            #expect(format.row(of: details, Origin(country: "DE")) != nil, "\(format.name)")
        }
    }

    @Test func `Klaviyo gets plain values, and free text that would open as a formula is disarmed`()
        throws
    {
        var details = ContactDetails()
        details[.email] = " Ada@Example.com"
        details[.phone] = "+44 20 7946 0958"
        details[.firstName] = "=HYPERLINK(1)"
        let row = try #require(KlaviyoProfiles().row(of: details, Origin()))
        #expect(
            row[0...2] == [
                .plain("ada@example.com"), .plain("+442079460958"), .plain("'=HYPERLINK(1)"),
            ]
        )
    }

    @Test
    func `a digest in a column of plain values is left out, unless the mapping says it is hashed`()
    {
        let digest = SHA256.hexadecimal(of: Array("ada@example.com".utf8))
        let format = GoogleCustomerMatch()
        #expect(format.cell("email", digest, Origin()) == .empty(.unexpectedDigest))
        let hashed = Origin(hashedFields: [.email])
        #expect(format.cell("email", digest.uppercased(), hashed) == .digest(digest))
    }

    @Test(arguments: [
        ("+4930123456", nil, "+4930123456"), ("0049 30 123456", nil, "+4930123456"),
        ("+49 (0)30 1234567", nil, "+49301234567"), ("030 / 1234567", "DE", "+49301234567"),
        ("030 / 1234567", "de", "+49301234567"), ("(212) 555-0100", "US", "+12125550100"),
    ])
    func `a phone number is one number however it is typed`(
        typed: String,
        country: String?,
        number: String
    ) {
        #expect(PhoneNumber(typed, country: country) == .e164(number))
    }

    @Test(arguments: ["a", "a,b", "a\"b", "\"\u{301}", "a\r\nb", ",\u{308}", "\n", "\u{2028}", ""])
    func `a cell comes back from CSV as it went in`(cell: String) throws {
        var bytes: [UInt8] = []
        CSV.append([cell, "x"], to: &bytes)
        let expected = [[Array(cell.utf8), Array("x".utf8)]]
        #expect(Records.read(bytes).map { $0.map { Array($0.utf8) } } == expected)
        var reader = CSVReader()
        var records: [[[UInt8]]] = []
        try reader.read(bytes) { record, _ in records.append(record) }
        #expect(records == expected)
        #expect(try reader.finish() == nil)
    }

    @Test
    func `a format's version begins with its name, by which the list before is found again`() {
        for format in AudienceFormats.all {
            let parts = format.normaliserVersion.split(
                separator: "/",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            // As split_part reads it of a run.
            #expect(parts.map(String.init) == [format.name, format.rulesVersion])
            #expect(!format.rulesVersion.isEmpty && !format.rulesVersion.contains("/"))
        }
    }

    @Test func `the table of formats that people read names each format, and nothing else`() throws
    {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let words = try String(
            contentsOf: root.appending(path: "docs/add-a-channel.md"),
            encoding: .utf8
        )
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        let table = lines.drop { !$0.hasPrefix("| `format:` |") }.prefix { $0.hasPrefix("|") }
        let names = table.dropFirst(2).map { $0.split(separator: "`")[1] }
        #expect(names.map(String.init) == AudienceFormats.all.map(\.name))
    }
}
