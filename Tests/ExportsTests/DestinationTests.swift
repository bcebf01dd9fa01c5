import Digests
import TestSupport
import Testing

@testable import Exports

/// What every destination has to do, whatever it is made of.
@Suite struct DestinationTests {
    private let list = DestinationPath.published("news.000001.csv", of: "news")

    /// Stages some text and publishes it.
    private func publish(
        _ text: String,
        as path: DestinationPath,
        of runID: Int64 = 1,
        to destination: any Destination
    ) throws {
        let staging = try destination.stage(runID, 1)
        let draft = try destination.draft(staging.file(.content(.audience, part: 1)))
        try draft.write(Array(text.utf8))
        try destination.publish(draft.path, as: path, sha256: draft.finish())
    }

    private func text(_ path: DestinationPath, _ destination: any Destination) throws -> String {
        let reader = try destination.reader(of: path, chunkBytes: 4)
        var bytes: [UInt8] = []
        while let piece = try reader.next() { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: DestinationDriver.allCases)
    func `a list is published once, and a second time found there`(driver: DestinationDriver) throws
    {
        try driver.withEmpty { destination in
            let sha256 = SHA256.hexadecimal(of: Array("a list".utf8))
            #expect(try !destination.holds(list, sha256: sha256))
            for runID: Int64 in 1...2 {
                try publish("a list", as: list, of: runID, to: destination)
                #expect(try destination.holds(list, sha256: sha256))
                #expect(destination.entry(at: list) == .file(byteCount: 6))
                #expect(try destination.names(in: .folder(of: "news")) == [list.name])
            }
            #expect(try text(list, destination) == "a list")
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `a name that other content has is refused and keeps it`(driver: DestinationDriver) throws {
        try driver.withEmpty { destination in
            try publish("a list", as: list, to: destination)
            let other = SHA256.hexadecimal(of: Array("b list".utf8))
            let taken = OutboxError(.nameTaken, "news.000001.csv")
            #expect(throws: taken) { try publish("b list", as: list, of: 2, to: destination) }
            #expect(throws: taken) { try destination.holds(list, sha256: other) }
            #expect(try !destination.contains(list, sha256: other))
            #expect(try text(list, destination) == "a list")
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `a file that is only staged is nobody's list, however far it is written`(
        driver: DestinationDriver
    ) throws {
        try driver.withEmpty { destination in
            let staging = try destination.stage(1, 7)
            let draft = try destination.draft(staging.file(.content(.audience, part: 1)))
            try draft.write(Array("half".utf8))
            #expect(destination.entry(at: list) == nil)
            #expect(try destination.names(in: .folder(of: "news")) == [])
            #expect(destination.list().files == [draft.path])
            _ = try draft.finish()
            #expect(destination.entry(at: list) == nil)
            #expect(try !destination.contains(list, sha256: ""))
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `a file that is begun again holds nothing of the attempt before`(driver: DestinationDriver)
        throws
    {
        try driver.withEmpty { destination in
            let path = try destination.stage(1, 1).file(.manifest)
            try destination.draft(path).write(Array("an attempt".utf8))
            let draft = try destination.draft(path)
            try draft.write(Array("a ".utf8))
            try draft.write(Array("list".utf8))
            #expect(draft.byteCount == 6)
            #expect(try draft.finish() == SHA256.hexadecimal(of: Array("a list".utf8)))
            #expect(try text(path, destination) == "a list")
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `what is listed is what is held`(driver: DestinationDriver) throws {
        try driver.withEmpty { destination in
            #expect(destination.list().files.isEmpty && destination.list().faults.isEmpty)
            try publish("a list", as: list, to: destination)
            try publish("b list", as: .published("ads.1.csv", of: "ads"), to: destination)
            try destination.replaceHead(of: "news", with: Array("{}".utf8))
            destination.clear(1)
            let listing = destination.list()
            #expect(
                listing.files.map(\.text) == [".segcast/news.json", "ads/ads.1.csv", list.text]
            )
            #expect(listing.faults.isEmpty && listing.looked >= 3)
            for path in listing.files {
                let bytes = try text(path, destination)
                #expect(destination.entry(at: path) == .file(byteCount: bytes.utf8.count))
            }
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `pieces are full but the last, and nothing comes after it`(driver: DestinationDriver)
        throws
    {
        try driver.withEmpty { destination in
            try publish("12345678", as: list, to: destination)
            for (chunkBytes, pieces) in [(3, [3, 3, 2]), (4, [4, 4]), (8, [8]), (9, [8])] {
                let reader = try destination.reader(of: list, chunkBytes: chunkBytes)
                for count in pieces { #expect(try reader.next()?.count == count) }
                #expect(try reader.next() == nil && reader.next() == nil)
            }
            let missing = DestinationPath.published("news.000002.csv", of: "news")
            #expect(throws: OutboxError.self) { try destination.reader(of: missing, chunkBytes: 1) }
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `only what was sent as it stands is taken back`(driver: DestinationDriver) throws {
        try driver.withEmpty { destination in
            let sha256 = SHA256.hexadecimal(of: Array("a list".utf8))
            try destination.takeBack(list, sha256: sha256)
            try publish("b list", as: list, to: destination)
            try destination.takeBack(list, sha256: sha256)
            #expect(try text(list, destination) == "b list")
            try destination.takeBack(
                list,
                sha256: SHA256.hexadecimal(of: Array("b list".utf8))
            )
            #expect(destination.entry(at: list) == nil)
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `an owner clears its own staging and those of owners before it`(driver: DestinationDriver)
        throws
    {
        try driver.withEmpty { destination in
            #expect(destination.stagings().isEmpty)
            for (runID, token) in [(1, 3), (1, 4), (1, 5), (2, 1)] as [(Int64, Int64)] {
                let staging = try destination.stage(runID, token)
                try destination.draft(staging.file(.manifest)).write([0])
            }
            destination.clear(1, 4)
            #expect(Set(destination.stagings()) == [Staging(1, 5), Staging(2, 1)])
            destination.clear(1)
            #expect(destination.stagings() == [Staging(2, 1)])
        }
    }

    @Test(arguments: DestinationDriver.allCases)
    func `a head takes the place of the one before, and one that cannot be read is told`(
        driver: DestinationDriver
    ) throws {
        try driver.withEmpty { destination in
            #expect(try destination.heads() == [] && destination.head(of: "news") == nil)
            for number in 1...2 {
                try destination.write(head(number))
                #expect(try destination.heads() == [head(number)])
            }
            #expect(!destination.hasDraftOfHead(of: "news"))
            try destination.replaceHead(of: "news", with: Array("{".utf8))
            let error = #expect(throws: OutboxError.self) { try destination.heads() }
            #expect(error?.tells("malformed-head") == true)
            try destination.removeHead(of: "news")
            try destination.removeHead(of: "news")
            #expect(try destination.heads() == [])
        }
    }

    @Test(
        arguments: [
            ("lists", "/srv/shop", "/srv/shop/lists"), ("../lists", "/srv/shop", "/srv/lists"),
            ("/lists/", "/srv/shop", "/lists"), (" ", "/srv/shop", nil), ("", "/srv/shop", nil),
        ] as [(String, String, String?)]
    )
    func `a setting means a folder, from where it is written, unless it is blank`(
        setting: String,
        folder: String,
        place: String?
    ) throws {
        let meant = try Destinations.meant(by: setting, in: folder) { _ in nil }
        #expect(meant?.place == place)
        #expect(meant == nil || meant is FolderDestination)
    }

    private func head(_ number: Int) -> OutboxHead {
        OutboxHead(
            export: "news",
            sequence: number,
            manifestSHA256: "",
            runID: 1,
            included: 1,
            auditID: 1,
            auditSHA256: "",
            publishedAt: nil
        )
    }
}
