import Foundation

/// What reaches one person: an e-mail address or a phone number.
public enum ContactDetail {
    /// Whether a value looks like one of them.
    ///
    /// A phone is told by its plus, or by a zero and parts: digits alone are as often a number of something else.
    public static func isLike(_ value: String) -> Bool {
        // Nothing that long is a number; nor is what has no zero and no plus.
        guard value.utf8.count <= 128,
            value.utf8.contains(where: { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "+") })
        else { return stands(in: value) }
        return stands(in: value) || value.wholeMatch(of: #/\s*(\+|00)[0-9 ().\/-]{7,24}\s*/#) != nil
            || (value.wholeMatch(of: #/\s*\(?0[0-9 ().\/-]{8,24}\s*/#) != nil
                && value.count { $0.isNumber } >= 9 && !value.allSatisfy(\.isNumber))
    }

    /// Whether an e-mail address stands in a text, or a phone number with the plus or zeros of its country.
    ///
    /// Full-width signs are read as what they stand for. What cannot hold one is not searched: definitions may be long.
    public static func stands(in text: String) -> Bool {
        let isUsual = text.utf8.allSatisfy { $0 < 0x80 }
        let text = isUsual ? text : text.precomposedStringWithCompatibilityMapping
        let bytes = text.utf8
        let hasSign = bytes.contains(UInt8(ascii: "@"))
        let hasPlus = bytes.contains(UInt8(ascii: "+"))
        let hasPrefix =
            hasPlus || zip(bytes, bytes.dropFirst()).contains { $0 == 0x30 && $1 == 0x30 }
        return hasSign
            && text.contains(
                #/[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,255}\.[^\s@,;<>"().]{2,}/#
            )
            || hasPrefix
                && text.contains(
                    #/(?:^|[^0-9A-Za-z.,])(?:\+|00)[1-9](?:[ ().\/-]{0,2}[0-9]){7,14}(?![0-9])/#
                )
    }
}
