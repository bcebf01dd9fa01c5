extension SegcastProcess.Result {
    /// Whether a code is told: behind an error, or in the column of findings.
    func tells(_ code: String) -> Bool {
        errors.contains("[\(code)]") || errors.contains("\"code\":\"\(code)\"")
            || output.split(whereSeparator: \.isWhitespace).contains { $0 == code }
            || output.contains("\"code\" : \"\(code)\"")
    }
}
