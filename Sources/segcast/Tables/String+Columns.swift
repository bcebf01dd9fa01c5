extension String {
    /// How many columns of a terminal it takes: marks that combine take none, signs of East Asia and pictures two.
    ///
    /// - SeeAlso: Unicode Standard Annex 11, "East Asian Width".
    var columnCount: Int { reduce(0) { $0 + $1.columnCount } }

    /// The text in lines of at most `width` columns.
    ///
    /// They are cut at blanks, and a word that is longer behind one of `/_,;-.` or else anywhere. Line feeds begin a line
    /// too.
    func wrapped(to width: Int) -> [String] {
        split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            guard String(paragraph).columnCount > width else { return [String(paragraph)] }
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                for (place, piece) in String(word).pieces(of: width).enumerated() {
                    let isJoined = place > 0
                    let room = width - (lines.last?.columnCount ?? 0)
                    let gap = isJoined || lines.last == "" ? "" : " "
                    if (gap + piece).columnCount <= room, !isJoined || lines.last == "" {
                        lines[lines.count - 1] += gap + piece
                    } else {
                        lines.append(piece)
                    }
                }
            }
            return lines
        }
    }

    /// The longest pieces that are no wider than `width`, which is at least two.
    private func pieces(of width: Int) -> [String] {
        guard columnCount > width else { return [self] }
        var pieces: [String] = []
        var rest = self[...]
        while !rest.isEmpty {
            var (end, cut, taken) = (rest.startIndex, rest.startIndex, 0)
            var folder = rest.startIndex
            while end < rest.endIndex, taken + rest[end].columnCount <= max(width, 2) {
                taken += rest[end].columnCount
                let mark = rest[end]
                end = rest.index(after: end)
                if mark == "/" { folder = end }
                if "/_,;-.".contains(mark) { cut = end }
            }
            // A path is cut between folders rather than within a name.
            if folder > rest.startIndex { cut = folder }
            if end < rest.endIndex, cut > rest.startIndex { end = cut }
            pieces.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return pieces
    }

    /// Padded with blanks to `width` columns: behind it, or in front.
    func padded(to width: Int, isRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - columnCount))
        return isRight ? blanks + self : self + blanks
    }
}

extension Character {
    /// How many columns of a terminal it takes.
    var columnCount: Int {
        guard let first = unicodeScalars.first else { return 0 }
        let properties = first.properties
        if properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        let unseen: [Unicode.GeneralCategory] = [
            .nonspacingMark, .enclosingMark, .format, .control,
        ]
        guard !unseen.contains(properties.generalCategory) else { return 0 }
        let isWide = Self.wide.contains { $0.contains(first.value) }
        return isWide ? 2 : 1
    }

    /// Where signs stand that take two columns.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]
}
