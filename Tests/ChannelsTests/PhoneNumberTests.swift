import CPhoneNumber
import Testing

@testable import Channels

struct PhoneNumberTests {
    /// What libphonenumber makes of a number exactly as it was typed.
    private func asTyped(_ text: String, in region: String) -> String? {
        var out = [CChar](repeating: 0, count: 32)
        guard segcast_phone_e164(text, text.utf8.count, region, &out) == 0 else { return nil }
        return String(decoding: out.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    @Test(arguments: ["DE", "US", "GB", "IT", "FR", "AR", "MX", "BR", "RU", "HU", "JP", "AU"])
    func `what separates digits changes no number`(region: String) throws {
        var random = Seeded(state: region.utf8.reduce(7) { $0 * 31 + UInt64($1) })
        let separators = ["", "", "", " ", "-", ".", "/", " / ", "(", ")", " (", ") ", "--"]
        let openings = ["0", "00", "8", "06", "1", "15", "011", "+49", "+1", "(0)", "+39 0", ""]
        for _ in 0..<2000 {
            var text = openings.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 4...13, using: &random) {
                text += separators.randomElement(using: &random)!
                text += String(Int.random(in: 0...9, using: &random))
            }
            text = CleanText.trim(text)
            guard !text.hasPrefix("+"), !text.hasPrefix("00") else {
                // Without a region, and taken as written where the library knows no such number.
                let expected = asTyped(
                    text.hasPrefix("00") ? "+\(text.dropFirst(2))" : text,
                    in: "ZZ"
                )
                guard let expected else { continue }
                #expect(PhoneNumber(text, country: region) == .e164(expected), "\(text)")
                continue
            }
            let expected = asTyped(text, in: region)
            switch PhoneNumber(text, country: region) {
            case .e164(let number): #expect(number == expected, "\(text)")
            default: #expect(expected == nil, "\(text)")
            }
        }
    }

    @Test func `an extension is dialled by nobody`() {
        #expect(PhoneNumber("030 123456 ext. 7", country: "DE") == .e164("+4930123456"))
        #expect(PhoneNumber("030 1234567;ext=89", country: "DE") == .e164("+49301234567"))
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers in every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
