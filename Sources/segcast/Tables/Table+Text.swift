extension Table {
    /// The records for people.
    ///
    /// Columns side by side where they have room; else texts are wrapped; else columns are left out that people can go
    /// without, and named; else each record's fields stand below each other. A column without a single cell is left out.
    func text(_ style: TextStyle) -> String {
        guard !rows.isEmpty else { return empty }
        let cells = cells
        let filled = columns.indices.filter { place in
            place == 0 || cells.contains { $0[place] != .nothing && $0[place] != .texts([]) }
        }
        let texts = cells.map { row in row.map(style.text) }
        func layout(of places: [Int]) -> TextLayout {
            TextLayout(
                places.map { columns[$0] },
                places.map { place in texts.map { $0[place] } }
            )
        }
        let all = layout(of: filled)
        if style.isWide { return all.natural }
        if let shown = all.text(within: style.width) { return shown }
        var kept = filled
        var missing: [String] = []
        while let place = kept.last(where: { columns[$0].isLesser }) {
            kept.removeAll { $0 == place }
            missing.insert(columns[place].name, at: 0)
            guard let shown = layout(of: kept).text(within: style.width) else { continue }
            return
                "\(shown)\nleft out, for there is no room: \(missing.joined(separator: ", ")) (--wide)"
        }
        return all.records(within: style.width)
    }
}
