import Ciphers
import Testing

struct SealedBytesTests {
    private let key: DeploymentKey
    private let other: DeploymentKey
    private let label = "export news 7"
    private let text = Array("ada@example.com,+447700900123\n".utf8)

    init() throws {
        key = try DeploymentKey(hexadecimal: String(repeating: "5a", count: 32))
        other = try DeploymentKey(hexadecimal: String(repeating: "5a", count: 31) + "5b")
    }

    /// Returns the bytes of hexadecimal digits.
    private static func bytes(_ digits: String) -> [UInt8] {
        let digits = Array(digits)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    /// Test cases 13 to 15 of McGrew and Viega, "The Galois/Counter Mode of Operation", to which NIST SP 800-38D
    /// refers: key, nonce, cipher text, tag and text.
    @Test(arguments: [
        (
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
            sealed: "", tag: "530f8afbc74536b9a963b4f1c4cb738b", text: ""
        ),
        (
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
            sealed: "cea7403d4d606b6e074ec5d3baf39d18", tag: "d0d1c8a799996bf0265b98b5d48ab919",
            text: String(repeating: "00", count: 16)
        ),
        (
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888",
            sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
            tag: "b094dac5d93471bdec1a502270e3cc6c",
            text: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
        ),
    ])
    func `bytes that others sealed by the standard open`(
        _ published: (key: String, nonce: String, sealed: String, tag: String, text: String)
    ) throws {
        let key = try DeploymentKey(hexadecimal: published.key)
        let sealed = Self.bytes(published.nonce + published.sealed + published.tag)
        #expect(try SealedBytes.open(sealed, as: "", with: key) == Self.bytes(published.text))
    }

    @Test func `what was sealed opens to the byte, however long it is`() throws {
        for count in [0, 1, 15, 16, 17, 65_536] {
            let bytes = (0..<count).map { UInt8($0 % 251) }
            let sealed = SealedBytes.seal(bytes, as: label, with: key)
            #expect(sealed.count == count + 28)
            #expect(try SealedBytes.open(sealed, as: label, with: key) == bytes)
        }
    }

    @Test func `the same bytes are sealed otherwise each time, and none stands in the clear`() {
        let sealed = (0..<50).map { _ in SealedBytes.seal(text, as: label, with: key) }
        #expect(Set(sealed.map { $0.prefix(12) }).count == 50, "a nonce came twice")
        #expect(sealed.allSatisfy { !$0.contains(text.prefix(4)) })
    }

    @Test func `a change of any byte is refused`() {
        let sealed = SealedBytes.seal(text, as: label, with: key)
        for place in sealed.indices {
            for bit in [UInt8(1), 128] {
                var changed = sealed
                changed[place] ^= bit
                #expect(throws: CipherError.notAuthentic, "byte \(place)") {
                    try SealedBytes.open(changed, as: label, with: key)
                }
            }
        }
    }

    @Test func `bytes that were cut short or have more at their end are refused`() {
        let sealed = SealedBytes.seal(text, as: label, with: key)
        for count in sealed.indices {
            #expect(throws: CipherError.notAuthentic, "\(count) bytes") {
                try SealedBytes.open(Array(sealed.prefix(count)), as: label, with: key)
            }
        }
        #expect(throws: CipherError.notAuthentic) {
            try SealedBytes.open(sealed + [0], as: label, with: key)
        }
    }

    @Test func `bytes open under their own label and key alone`() {
        let sealed = SealedBytes.seal(text, as: label, with: key)
        for wrong in ["", "export news 8", "export news 7 ", "Export news 7"] {
            #expect(throws: CipherError.notAuthentic, "\(wrong)") {
                try SealedBytes.open(sealed, as: wrong, with: key)
            }
        }
        #expect(throws: CipherError.notAuthentic) {
            try SealedBytes.open(sealed, as: label, with: other)
        }
    }
}
