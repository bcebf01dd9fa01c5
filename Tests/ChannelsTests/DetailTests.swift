import Channels
import Digests
import Testing

/// What holds of each detail that finds somebody by itself, whichever it is.
struct DetailTests {
    private let digest = SHA256()

    /// What one of them takes of these, another may not.
    private let values = [
        "jane@example.com", "+447700900123", "AECE52E7-03EE-455A-B3C4-E57283966239", "1234567890",
    ]

    @Test(arguments: ContactField.allCases.filter { $0.identifier != nil })
    func `whoever has one detail alone is found by it, and by nothing once it is denied`(
        _ field: ContactField
    ) throws {
        let kind = try #require(field.identifier)
        var takers: Set<String> = []
        for format in AudienceFormats.all {
            for value in values {
                var details = ContactDetails()
                details[field] = value
                guard let cells = format.row(of: details, Origin()) else { continue }
                takers.insert(format.name)
                let row = HashedRow(cells, hashing: digest)
                let found = format.identifiers(of: row, hashing: digest)
                #expect(found.map(\.kind) == [kind], "\(format.name)")
                for denial in [" \(value) ", found[0].digest.hexadecimal.uppercased()] {
                    let denied = format.identifiers(
                        denying: denial,
                        kind: kind,
                        Origin(),
                        hashing: digest
                    )
                    #expect(denied.contains(found[0]), "\(format.name) \(denial)")
                    let left = format.row(row, without: Set(denied), hashing: digest)
                    #expect(left == nil, "\(format.name) \(denial)")
                }
            }
        }
        #expect(!takers.isEmpty, "no format finds anybody by one of \(values)")
    }

    @Test(arguments: Identifier.Kind.allCases)
    func `an identifier is made of one cell that has a detail of its own, or of several`(
        _ kind: Identifier.Kind
    ) {
        #expect(kind.fields.isEmpty == kind.isJoined)
        #expect(kind.fields.allSatisfy { $0.identifier == kind })
        #expect(!kind.isJoined || !kind.reachesSomebody && !kind.isDialled)
    }

    @Test(arguments: ContactField.reaching)
    func `what names somebody among the suppressed is read, and what names nobody is told`(
        _ field: ContactField
    ) throws {
        let kind = try #require(field.identifier)
        let isUnread = { Suppressed.isUnread($0, kind: kind, Origin(), dialledIn: []) }
        #expect(values.contains { !isUnread($0) })
        #expect(isUnread("\u{202E}?"))
        #expect(!isUnread(" ") && !isUnread(SHA256.hexadecimal(of: [1])))
    }
}
