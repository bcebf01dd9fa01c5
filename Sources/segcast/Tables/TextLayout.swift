/// Columns of texts, and how they come to lines.
struct TextLayout {
    /// A column with its texts.
    private struct Column {
        let name: String
        let isRight: Bool
        let canWrap: Bool
        let texts: [String]
        /// How wide its cells are as they stand.
        let natural: Int

        /// How wide it is with its name on one line.
        var whole: Int { max(natural, name.columnCount) }
        /// How wide it is with its name on several.
        var folded: Int { max(natural, nameWidth) }
        /// How narrow it may get: a day fits.
        var least: Int { canWrap ? max(min(natural, 12), nameWidth) : folded }
        /// The longest part of its name, cut behind an underscore.
        private var nameWidth: Int {
            let parts = name.split(separator: "_")
            return parts.enumerated().map { place, part in
                String(part).columnCount + (place < parts.count - 1 ? 1 : 0)
            }.max() ?? 0
        }
    }

    private let columns: [Column]
    private static let gap = 2

    /// Lays out columns, each with a text for every record.
    init(_ columns: [Table.Column], _ texts: [[String]]) {
        self.columns = zip(columns, texts).map { column, texts in
            let isNumber = column.kind == .number
            let texts = isNumber ? Self.alignedAtPoint(texts) : texts
            let lines = texts.flatMap { $0.split(separator: "\n") }
            return Column(
                name: column.name,
                isRight: isNumber,
                canWrap: [.text, .texts, .instant].contains(column.kind),
                texts: texts,
                natural: lines.map { String($0).columnCount }.max() ?? 0
            )
        }
    }

    /// Side by side, a line a record, however wide.
    var natural: String { lines(columns.map(\.whole)) }

    /// Side by side within `width`; `nil` where there is no room.
    func text(within width: Int) -> String? {
        let room = width - Self.gap * (columns.count - 1)
        for widths in [columns.map(\.whole), columns.map(\.folded)]
        where widths.reduce(0, +) <= room {
            return lines(widths)
        }
        var widths = columns.map(\.folded)
        while widths.reduce(0, +) > room {
            let places = columns.indices.filter { widths[$0] > columns[$0].least }
            guard let widest = places.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return lines(widths)
    }

    /// Each record's fields below each other, and an empty line between two records.
    func records(within width: Int) -> String {
        let label = columns.map(\.name.columnCount).max() ?? 0
        let count = columns.first?.texts.count ?? 0
        return (0..<count).map { row in
            columns.flatMap { column in
                let text = column.texts[row].trimmed
                guard !text.isEmpty else { return [String]() }
                let lines = text.wrapped(to: max(width - label - Self.gap, 16))
                return lines.enumerated().map { place, line in
                    "\((place == 0 ? column.name : "").padded(to: label + Self.gap))\(line)"
                }
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func lines(_ widths: [Int]) -> String {
        var lines = Self.side(
            zip(columns, widths).map { column, width in
                (column.name.wrapped(to: width), width, column.isRight)
            },
            isHeader: true
        )
        for row in columns[0].texts.indices {
            lines += Self.side(
                zip(columns, widths).map { column, width in
                    (column.texts[row].wrapped(to: width), width, column.isRight)
                }
            )
        }
        return lines.joined(separator: "\n")
    }

    /// Texts of several lines beside each other; those of a header end on one line.
    private static func side(
        _ cells: [(lines: [String], width: Int, isRight: Bool)],
        isHeader: Bool = false
    ) -> [String] {
        let height = cells.map(\.lines.count).max() ?? 0
        return (0..<height).map { line in
            let texts = cells.map { cell in
                let place = isHeader ? line - (height - cell.lines.count) : line
                let text = cell.lines.indices.contains(place) ? cell.lines[place] : ""
                let padded = text.padded(to: cell.width, isRight: cell.isRight)
                return cell.isRight ? padded.replacing("\u{A0}", with: " ") : padded
            }
            let joined = texts.joined(separator: String(repeating: " ", count: gap))
            return String(joined.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Numbers whose points stand below each other once they are flush on the right.
    private static func alignedAtPoint(_ texts: [String]) -> [String] {
        func fraction(_ text: String) -> Int {
            text.contains("e") ? 0 : text.firstIndex(of: ".").map { text[$0...].count } ?? 0
        }
        let longest = texts.map(fraction).max() ?? 0
        return texts.map { text in
            text.isEmpty
                ? text : text + String(repeating: "\u{A0}", count: longest - fraction(text))
        }
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        func isBlank(_ sign: Character) -> Bool { sign == " " || sign == "\u{A0}" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
