import CPhoneNumber
import Testing

@testable import Channels

struct PhoneNumberTests {
    @Test(arguments: ["DE", "US", "GB", "IT", "FR", "AR", "MX", "BR", "RU", "HU", "JP", "AU"])
    func `what separates digits changes no number`(region: String) throws {
        var random = Seeded(state: region.utf8.reduce(7) { $0 * 31 + UInt64($1) })
        let separators = [
            "", "", "", " ", "-", ".", " - ", "(", ")", " (", ") ", "\u{2013}", "\u{A0}",
        ]
        let openings = ["0", "00", "8", "06", "1", "15", "011", "+49", "+1", "(0)", "+39 0", ""]
        for _ in 0..<2000 {
            var text = openings.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 4...13, using: &random) {
                // No group begins with a zero: that may be a second number.
                text += separators.randomElement(using: &random)!
                text += String(Int.random(in: 1...9, using: &random))
            }
            let bare = String(text.unicodeScalars.filter { $0 == "+" || ("0"..."9").contains($0) })
            #expect(
                PhoneNumber(text, country: region) == PhoneNumber(bare, country: region),
                "\(text)"
            )
        }
    }

    /// The same digits by the library alone, with and without what the fast path knows.
    @Test func `a number in E.164 is what the library makes of it`() {
        var random = Seeded(state: 164)
        var whole = 0
        for code in 1...999 {
            let lengths = segcast_phone_lengths(Int32(code))
            for count in 7...15 where lengths & (1 << UInt32(count)) != 0 {
                for _ in 0..<12 {
                    var text = "+\(code)\(Int.random(in: 1...9, using: &random))"
                    for _ in 1..<count { text += String(Int.random(in: 0...9, using: &random)) }
                    guard text.utf8.count <= 16, case .e164(let number) = PhoneNumber(text) else {
                        continue
                    }
                    var out = segcast_phone()
                    #expect(segcast_phone_read(text, text.utf8.count, "ZZ", &out) == 1)
                    let read = withUnsafeBytes(of: out.e164) {
                        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                    }
                    #expect(number == read && out.length == Int32(SEGCAST_PHONE_WHOLE.rawValue))
                    whole += 1
                }
            }
        }
        #expect(whole > 5000)
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
