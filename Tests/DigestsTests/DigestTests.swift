import Digests
import Testing

/// How a digest is written down and read.
struct DigestTests {
    private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func `bytes are two small digits each, the higher half first`() {
        #expect(hexadecimal([0x00, 0x0f, 0x10, 0x9a, 0xff] as [UInt8]) == "000f109aff")
        #expect(hexadecimal([] as [UInt8]) == "")
        #expect(hexadecimal([7, 8, 9][1...]) == "0809")
    }

    @Test func `a digest that is read is the one that was written, whichever its case`() throws {
        let digest = try #require(Digest(hexadecimal: abc))
        #expect(digest == SHA256().digest(of: "abc"))
        #expect(Digest(hexadecimal: abc.uppercased()) == digest)
        #expect(digest.hexadecimal == abc)
        #expect(digest.withUnsafeBytes { Array($0.prefix(3)) } == [0xba, 0x78, 0x16])
        var line = Array("x,".utf8)
        digest.appendHexadecimal(to: &line)
        #expect(String(decoding: line, as: UTF8.self) == "x,\(abc)")
    }

    @Test func `what is not 64 hexadecimal digits is no digest`() {
        // The characters beside 0 to 9, A to F and a to f in ASCII, and a letter of two bytes.
        for other in ["/", ":", "@", "G", "`", "g", " ", "é"] {
            for place in [0, 31, 63] {
                var text = Array(abc)
                text[place] = Character(other)
                #expect(Digest(hexadecimal: String(text)) == nil, "\(other) at \(place)")
            }
        }
        for text in ["", String(abc.dropLast()), abc + "0", String(abc.prefix(32))] {
            #expect(Digest(hexadecimal: text) == nil, "\(text.count) digits")
        }
    }

    @Test func `digests that differ in one digit are two`() throws {
        let digest = try #require(Digest(hexadecimal: abc))
        var others: Set<Digest> = [digest]
        for place in abc.indices {
            let digit = abc[place] == "0" ? "1" : "0"
            let text = abc[..<place] + digit + abc[abc.index(after: place)...]
            let other = try #require(Digest(hexadecimal: String(text)))
            #expect(other != digest)
            others.insert(other)
        }
        #expect(others.count == 65)
    }
}
