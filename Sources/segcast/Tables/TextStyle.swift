import Foundation
import Postgres
import Texts

/// How facts are written for people.
struct TextStyle: Sendable {
    /// Columns of the terminal that a table has room in.
    var width = 80
    /// Whether every record stands on one line with all that is known, however long.
    var isWide = false
    /// Where the days of the business begin and end; `nil` before the definitions say so.
    var zone: TimeZone?

    /// A cell's text.
    func text(_ cell: TableCell) -> String {
        switch cell {
        case .nothing: ""
        case .text(let text): words(text.printable)
        case .integer(let number): "\(number)"
        case .number(let number): isWide ? "\(number)" : Self.rounded(number)
        case .truth(let isSo): isSo ? "yes" : "no"
        case .instant(let instant): text(instant)
        case .texts(let texts):
            texts.map { words($0.printable) }.joined(separator: isWide ? "  " : "\n")
        }
    }

    /// Words for people, whose instants in UTC are told in the business zone.
    func words(_ text: String) -> String {
        guard zone != nil, text.contains("Z") else { return text }
        let instants = /[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?Z/
        return text.replacing(instants) { match in
            Instant(description: String(match.0)).map { self.text($0) } ?? String(match.0)
        }
    }

    /// A day where it is a midnight of the business zone, else the day and the minute; seconds and the offset where
    /// there is room for them.
    func text(_ instant: Instant) -> String {
        guard !instant.isInfinite else { return instant == .distantPast ? "always" : "for ever" }
        guard let zone else { return instant.description }
        let seconds = Double(instant.microseconds) / 1_000_000
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
        let (local, isPast) = instant.microseconds.addingReportingOverflow(
            Int64(offset) * 1_000_000
        )
        guard !isPast else { return instant.description }
        let words = Instant(microseconds: local).description
        guard words.hasSuffix("Z"), let cut = words.firstIndex(of: "T") else {
            return instant.description
        }
        let (day, time) = (words[..<cut], words[cut...].dropFirst())
        if time == "00:00:00Z" { return String(day) }
        guard isWide else { return "\(day) \(time.prefix(5))" }
        return "\(day) \(time.prefix(8)) \(Self.sign(offset))"
    }

    /// An offset from UTC, such as `+02:00`.
    private static func sign(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (offset < 0 ? "-" : "+") + digits.joined(separator: ":")
    }

    /// A number with at most four decimals; one that would be none of them with four digits that count.
    private static func rounded(_ number: Double) -> String {
        let scaled = (number * 10_000).rounded() / 10_000
        if scaled == 0, number != 0 { return String(format: "%.3g", number) }
        return scaled == scaled.rounded() && abs(scaled) < 1e15
            ? String(format: "%.1f", scaled) : "\(scaled)"
    }
}
