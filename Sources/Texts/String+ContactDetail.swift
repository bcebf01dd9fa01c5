import Foundation

extension String {
    /// Whether the text, as the value of a column or a definition, looks like what reaches one person: it holds such, or
    /// is a phone number as people write one.
    ///
    /// A phone is told by its plus, or by a zero and parts: digits alone are as often a number of something else.
    public var looksLikeContactDetail: Bool {
        // Nothing that long is a number; nor is what has no zero and no plus.
        guard utf8.count <= 128,
            utf8.contains(where: { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "+") })
        else { return holdsContactDetail }
        return holdsContactDetail || wholeMatch(of: #/\s*(\+|00)[0-9 ().\/-]{7,24}\s*/#) != nil
            || (wholeMatch(of: #/\s*\(?0[0-9 ().\/-]{8,24}\s*/#) != nil
                && count { $0.isNumber } >= 9 && !allSatisfy(\.isNumber))
    }

    /// Whether an e-mail address stands in the text, or a phone number with the plus or zeros of its country.
    ///
    /// Full-width signs are read as what they stand for. What cannot hold one is not searched: definitions may be long.
    public var holdsContactDetail: Bool {
        let isUsual = utf8.allSatisfy { $0 < 0x80 }
        let text = isUsual ? self : precomposedStringWithCompatibilityMapping
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
