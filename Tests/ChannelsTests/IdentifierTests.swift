import Channels
import Digests
import Testing

struct IdentifierTests {
    private let digest = SHA256()

    private func hashed(
        _ format: any AudienceFormat,
        _ values: [ContactField: String],
        _ origin: Origin = Origin()
    ) -> HashedRow? {
        format.row(of: details(values), origin).map { HashedRow($0, hashing: digest) }
    }

    private func details(_ values: [ContactField: String]) -> ContactDetails {
        var details = ContactDetails()
        for (field, value) in values { details[field] = value }
        return details
    }

    private let everything: [ContactField: String] = [
        .email: "Jane.Doe+vip@Gmail.com", .phone: "020 7946 0958", .firstName: "Jane",
        .lastName: "Doe", .city: "London", .zip: "SW1A 1AA", .country: "GB",
        .birthDate: "1990-05-15", .gender: "f",
        .mobileAdID: "AECE52E7-03EE-455A-B3C4-E57283966239",
    ]

    @Test func `every format's row has an identifier, whatever it was made from`() throws {
        for format in AudienceFormats.all {
            #expect(!format.identifierColumns.isEmpty, "\(format.name)")
            for part in format.identifierColumns {
                #expect((part.columns.count > 1) == part.kind.isJoined, "\(format.name)")
                let used = part.columns + part.companions + part.needed.flatMap { $0 }
                #expect(used.allSatisfy(format.header.indices.contains), "\(format.name)")
            }
            // Every subset of the details that identify somebody.
            let fields = everything.keys.sorted { $0.position < $1.position }
            for subset in 0..<(1 << fields.count) {
                let some = fields.enumerated().filter { subset & (1 << $0.offset) != 0 }
                let chosen = Dictionary(
                    uniqueKeysWithValues: some.map { ($0.element, everything[$0.element]!) }
                )
                guard let row = hashed(format, chosen, Origin(country: "GB")) else { continue }
                let found = format.identifiers(of: row, hashing: digest)
                #expect(!found.isEmpty, "\(format.name) \(some.map(\.element))")
                #expect(format.row(row, without: [], hashing: digest) == row)
                #expect(format.row(row, without: Set(found), hashing: digest) == nil)
            }
        }
    }

    @Test func `an identifier is the digest that stands in the file`() throws {
        let row = try #require(hashed(GoogleCustomerMatch(), everything))
        let found = GoogleCustomerMatch().identifiers(of: row, hashing: digest)
        #expect(found.map(\.kind) == [.email, .phone, .address])
        #expect(found[0].digest == digest.digest(of: "janedoe@gmail.com"))
        #expect(found[1].digest == digest.digest(of: "+442079460958"))
        let meta = try #require(hashed(MetaCustomerList(), everything))
        let theirs = MetaCustomerList().identifiers(of: meta, hashing: digest)
        #expect(theirs.map(\.kind) == [.email, .phone, .device, .address])
        #expect(theirs[0].digest == digest.digest(of: "jane.doe+vip@gmail.com"))
        #expect(theirs[1].digest == digest.digest(of: "442079460958"))
        #expect(theirs[2].digest == digest.digest(of: "aece52e7-03ee-455a-b3c4-e57283966239"))
    }

    @Test func `a mailbox and a number are reached alike in every format's form`() throws {
        let spellings: [[ContactField: String]] = [
            [.email: "Jane.Doe+vip@Gmail.com", .phone: "020 7946 0958"],
            [.email: "janedoe@googlemail.com", .phone: "+44 (0)20 7946 0958"],
        ]
        var reached: Set<[Identifier]> = []
        for format in AudienceFormats.taking("phone") {
            for details in spellings {
                let row = try #require(hashed(format, details, Origin(country: "GB")))
                let found = format.identifiers(of: row, hashing: digest)
                reached.insert(format.reached(by: found, of: row, hashing: digest) ?? found)
            }
        }
        #expect(
            reached == [
                [
                    Identifier(.email, digest: digest.digest(of: "janedoe@gmail.com")),
                    Identifier(.phone, digest: digest.digest(of: "+442079460958")),
                ]
            ]
        )
        // Without a phone, at the place of what is there; a digest reaches what it is.
        let meta = MetaCustomerList()
        let named = try #require(
            hashed(
                meta,
                [.phone: "020 7946 0958", .mobileAdID: everything[.mobileAdID]!],
                Origin(country: "GB")
            )
        )
        let found = meta.identifiers(of: named, hashing: digest)
        #expect(meta.reached(by: found, of: named, hashing: digest)?[1] == found[1])
        let declared = Origin(country: "GB", hashedFields: [.phone])
        let came = try #require(
            hashed(meta, [.phone: digest.digest(of: "442079460958").hexadecimal], declared)
        )
        let digests = meta.identifiers(of: came, hashing: digest)
        #expect(meta.reached(by: digests, of: came, hashing: digest) == nil)
    }

    @Test func `one person is one identifier, hashed by the source or by the exporter`() throws {
        let digests = Origin(hashedFields: [.email])
        for format in AudienceFormats.all where format.keepsList {
            let address = "ada@example.com"
            let plain = try #require(hashed(format, [.email: address]))
            let text = digest.digest(of: address).hexadecimal.uppercased()
            let came = try #require(hashed(format, [.email: text], digests))
            #expect(
                format.identifiers(of: plain, hashing: digest)
                    == format.identifiers(of: came, hashing: digest),
                "\(format.name)"
            )
        }
    }

    @Test func `an identifier that is denied leaves with all that only travels with it`() throws {
        let format = MetaCustomerList()
        let row = try #require(hashed(format, everything))
        let found = format.identifiers(of: row, hashing: digest)
        let address = try #require(found.last)
        let rest = try #require(format.row(row, without: [address], hashing: digest))
        #expect(rest.cells.indices.filter { rest.cells[$0].isPresent } == [0, 3, 6])
        #expect(format.identifiers(of: rest, hashing: digest) == found.dropLast())
        // Nothing but a name and a place of birth finds nobody.
        let lone = try #require(
            hashed(
                format,
                [.email: "a@example.com", .firstName: "Jane", .birthDate: "1990-05-15"]
            )
        )
        let only = Set(format.identifiers(of: lone, hashing: digest))
        #expect(format.row(lone, without: only, hashing: digest) == nil)
    }

    @Test func `an address that is suppressed is denied in each format's own form`() throws {
        for format in AudienceFormats.all {
            let row = try #require(hashed(format, everything))
            let found = format.identifiers(of: row, hashing: digest)
            for (value, kind) in [
                (" jane.doe+VIP@gmail.com ", Identifier.Kind.email), ("+44 20 7946 0958", .phone),
                ("020 7946 0958", .phone),
            ] where format.identifierColumns.contains(where: { $0.kind == kind }) {
                let denied = Set(
                    format.identifiers(
                        denying: value,
                        kind: kind,
                        Origin(country: "GB"),
                        hashing: digest
                    )
                )
                // Nothing is left of a row that only this identifies.
                let rest = format.row(row, without: denied, hashing: digest)
                #expect((rest != nil) == found.contains { $0.kind != kind }, "\(format.name)")
                let left = rest.map { format.identifiers(of: $0, hashing: digest) } ?? []
                #expect(!left.contains { $0.kind == kind }, "\(format.name) \(value)")
            }
            for kind in Identifier.Kind.allCases {
                let denied = format.identifiers(
                    denying: " ",
                    kind: kind,
                    Origin(),
                    hashing: digest
                )
                #expect(denied == [])
            }
        }
    }

    @Test func `the columns that leave as they are stand in the header of their format`() {
        for format in AudienceFormats.all {
            #expect(format.plainColumns.isSubset(of: format.header), "\(format.name)")
        }
    }
}
