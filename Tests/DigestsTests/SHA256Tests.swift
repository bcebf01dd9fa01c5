import Digests
import Testing

/// The examples of FIPS 180-2, appendix B, and of NIST's "Examples with Intermediate Values" for SHA-256.
struct SHA256Tests {
    private static let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    private static let published = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test func `a message has the digest that is published for it`() {
        for (message, digest) in Self.published {
            #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
            #expect(SHA256().digest(of: message).hexadecimal == digest)
        }
    }

    @Test func `a digest is of all the pieces, wherever they were cut`() {
        let (message, digest) = Self.published[2]
        let bytes = Array(message.utf8)
        for cut in 0...bytes.count {
            let pieces = SHA256()
            pieces.update(Array(bytes[..<cut]))
            bytes[cut...].withUnsafeBytes { pieces.update($0) }
            #expect(hexadecimal(pieces.finish()) == digest, "cut at \(cut)")
        }
    }

    @Test func `whoever returned a digest begins again with nothing`() {
        let (nothing, abc) = (Self.published[0].1, Self.published[1].1)
        let digest = SHA256()
        digest.update("abc")
        #expect(hexadecimal(digest.finish()) == abc)
        #expect(digest.digest().hexadecimal == nothing)
        #expect(digest.digest(of: "abc").hexadecimal == abc)
        digest.update("abc")
        #expect(digest.digest().hexadecimal == abc)
        #expect(hexadecimal(digest.finish()) == nothing)
    }
}
