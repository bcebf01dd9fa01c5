extension SourceCounter {
    /// By how much the rows that can be used may move from check to check; a source may grow as it likes.
    static let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: .infinity)

    /// Whether rows that can be used are far fewer than before, and nobody accepted that.
    func hasShrunk(to used: Int, from before: CountBefore) -> Bool {
        Self.volume.verdict(from: before.rows, to: used) == .shrank && !before.isAccepted(used)
    }

    /// What it means that a source lost most of its rows.
    func shrink(to used: Int, from before: CountBefore) -> Finding {
        let message = "\(used) rows where the last check could use \(before.rows)"
        if let accepted = before.accepted, before.isAccepted(used) {
            return Finding(.note, .shrinkAccepted, role, "\(message): accepted by \(accepted.by)")
        }
        return Finding(
            .error,
            .sourceShrank,
            role,
            message,
            fix: "look for a broken load; \(SourceCheck.Shrink.fix(source.role))"
        )
    }
}
