import Channels
import Digests
import Testing

struct DigestTests {
    private let format = GoogleCustomerMatch()
    private let nothing = SHA256.hexadecimal(of: [])

    /// The fields that formats know, the details they are made of, and a value that leaves.
    private let fields: [(field: String, detail: ContactField, sample: String)] = [
        ("email", .email, "jane@example.com"), ("phone", .phone, "+447700900123"),
        ("first_name", .firstName, "Jane"), ("last_name", .lastName, "Doe"),
        ("zip", .zip, "SW1A 1AA"), ("city", .city, "London"), ("state", .state, "CA"),
        ("birth_date", .birthDate, "2000-01-31"), ("country", .country, "GB"),
        ("gender", .gender, "f"),
    ]

    private func hashes(_ format: any AudienceFormat, _ field: String, _ sample: String) -> Bool {
        if case .hashed = format.cell(field, sample, Origin(country: "GB")) { true } else { false }
    }

    @Test func `a declared digest leaves in lower case, and nothing else leaves from its column`() {
        for format in AudienceFormats.all {
            for (field, detail, sample) in fields {
                let origin = Origin(country: "GB", hashedFields: [detail])
                let digest = SHA256.hexadecimal(of: Array("x".utf8))
                guard let cell = format.cell(field, " \(digest.uppercased()) ", origin) else {
                    continue
                }
                if hashes(format, field, sample) {
                    let isTaken = cell == .digest(digest) || detail == .zip
                    #expect(isTaken, "\(format.name) \(field) \(cell)")
                    #expect(format.cell(field, digest.uppercased(), origin) == .digest(digest))
                } else {
                    #expect(!cell.isPresent, "\(format.name) \(field) \(cell)")
                }
                for other in [
                    nothing, nothing.uppercased(), SHA256.hexadecimal(of: Array("null".utf8)),
                    String(digest.prefix(32)), String(digest.prefix(40)), digest + digest,
                    String(digest.prefix(63)), "g" + digest.dropFirst(), "",
                ] {
                    let made = format.cell(field, other, origin)
                    #expect(made?.isPresent == false, "\(format.name) \(field) \(other)")
                    #expect(made?.reason.isEmpty == false)
                }
                if hashes(format, field, sample) {
                    for plain in ["jane@example.com", "+447700900123", "Jane", "2000-01-01", "f"] {
                        #expect(format.cell(field, plain, origin) == .empty(.notADigest))
                    }
                }
            }
        }
    }

    @Test func `a digest where none is declared never leaves, whatever it is of`() {
        let digest = SHA256.hexadecimal(of: Array("x".utf8))
        for format in AudienceFormats.all {
            for (field, _, sample) in fields
            where hashes(format, field, sample) || !(format is GoogleCustomerMatch) {
                for text in [digest, nothing, String(digest.prefix(32)), String(digest.prefix(40))]
                {
                    let cell = format.cell(field, text, Origin(country: "GB"))
                    #expect(cell?.isPresent != true, "\(format.name) \(field) \(text)")
                }
            }
        }
    }

    @Test func `whoever has only the digest of nothing is on no list`() {
        var details = ContactDetails()
        details[.email] = nothing
        let origin = Origin(hashedFields: [.email])
        for format in AudienceFormats.all { #expect(format.row(of: details, origin) == nil) }
    }

    @Test func `a hashed country dials no number`() {
        var details = ContactDetails()
        details[.country] = SHA256.hexadecimal(of: Array("fr".utf8))
        details[.phone] = "07700 900123"
        details[.email] = "jane@example.com"
        let origin = Origin(country: "GB", hashedFields: [.country])
        for format in AudienceFormats.taking("phone") {
            let row = format.row(of: details, origin)
            let column = format.identifierColumns.first { $0.kind == .phone }?.columns[0] ?? 0
            #expect(row?[column].isPresent == false, "\(format.name)")
        }
    }
}
