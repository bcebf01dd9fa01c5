import Ciphers
import Digests
import Testing

struct PseudonymsTests {
    private func key(_ digits: String) throws -> DeploymentKey {
        try DeploymentKey(hexadecimal: digits)
    }

    /// The bytes 0 to 31.
    private let digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

    @Test func `a name is the digest's first half under a key made from the deployment's`() throws {
        // By OpenSSL's own tools, with K = sha256("segcast identifiers\n" + the key's bytes):
        // printf abc | openssl dgst -sha256 -binary | head -c 16 | openssl enc -aes-256-ecb -nopad -K $K | xxd -p
        let name = Pseudonyms(try key(digits)).name(of: SHA256().digest(of: "abc"))
        #expect(name == (0xbc3f_b079_ca00_a0a8, 0x47ca_91bf_3a59_9731))
    }

    @Test func `somebody has one name under a key, and another under another`() throws {
        let (here, there) = (Pseudonyms(try key(digits)), Pseudonyms(try key(digits)))
        let elsewhere = Pseudonyms(try key(String(digits.reversed())))
        var names: Set<[UInt64]> = []
        for number in 0..<100 {
            let digest = SHA256().digest(of: "p\(number)@example.com")
            let name = here.name(of: digest)
            #expect(there.name(of: digest) == name)
            #expect(elsewhere.name(of: digest) != name)
            names.insert([name.high, name.low])
        }
        #expect(names.count == 100)
    }

    @Test func `names under one key become those that the same digests have under another`() throws
    {
        let (old, new) = (try key(digits), try key(String(digits.reversed())))
        let renaming = Renaming(from: old, to: new)
        for number in 0..<100 {
            let digest = SHA256().digest(of: "p\(number)@example.com")
            let name = renaming.name(of: Pseudonyms(old).name(of: digest))
            #expect(name == Pseudonyms(new).name(of: digest))
        }
    }
}
