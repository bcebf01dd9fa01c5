extension String {
    /// The text as one word of a command that somebody copies into a shell, quoted where it would be read as more.
    public var shellWord: String {
        let isPlain = !isEmpty && utf8.allSatisfy { Self.plainBytes.contains($0) }
        return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
    }

    private static let plainBytes = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:,+@%=-".utf8
    )
}
