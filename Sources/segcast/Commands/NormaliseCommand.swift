import ArgumentParser
import Channels
import Digests
import Failures
import Foundation
import Refresh

/// `segcast normalise`.
struct NormaliseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalise",
        abstract: "Shows what a channel makes of contact details: why a match rate is low.",
        discussion: """
            Reads CSV with the columns field, input, default_country and default_calling_code from standard \
            input and writes it to standard output with three columns added: normalised (the text before it is \
            hashed), output (the cell that would leave, hashed or plain) and reason (why it is empty, or what it \
            is). No database is asked.

            Channels: \(AudienceFormats.all.map { "\($0.name) (or \($0.vendor))" }.joined(separator: ", ")).

            What has a reason leaves as an empty cell, but for already_hashed: a digest that is passed on, in an \
            export only where hashed_details says so. Beside some reasons stands what the vendor's own code would \
            make of the value: \(Cell.Reason.noCountry.rawValue) are digits without a country or an area, which \
            may be somebody else's; \(Cell.Reason.digestOfNothing.rawValue) and \
            \(Cell.Reason.otherDigest.rawValue) find nobody. \(Cell.Reason.countryByName.rawValue) is read by an \
            export as the country's two letters.
            """
    )

    @Argument(help: "The channel.", completion: .channels)
    var channel: String

    private static let columns = ["field", "input", "default_country", "default_calling_code"]

    func run() async throws {
        guard let format = AudienceFormats.meant(by: channel) else {
            let names = AudienceFormats.all.map(\.name)
            throw RefreshError.unknown("channel", channel, defined: names)
        }
        var reader = CSVReader()
        var lines = Lines(format: format)
        do {
            while let data = try FileHandle.standardInput.read(upToCount: 1 << 16), !data.isEmpty {
                try reader.read(data) { try lines.take($0, line: $1) }
                lines.flush()
            }
            if let last = try reader.finish() { try lines.take(last, line: reader.line) }
        } catch let fault as CSVReader.Fault {
            throw CommandFailure(
                .inputUnreadable,
                "line \(fault.line) of standard input: \(fault.code.rawValue)",
                .data
            )
        }
        try lines.finish()
    }

    /// The records as they pass through.
    private struct Lines {
        let format: any AudienceFormat
        private let digest = SHA256()
        private var positions: [Int]?
        private var width = 0
        private var number = 0
        private var bytes: [UInt8] = []

        init(format: any AudienceFormat) { self.format = format }

        mutating func take(_ record: [[UInt8]], line: Int) throws {
            number += 1
            let place = "record \(number), line \(line)"
            let cells = try record.map { bytes in
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw CommandFailure(.inputUnreadable, "\(place) is not UTF-8", .data)
                }
                return text
            }
            // A blank line, as editors leave one at the end, is no record.
            if cells == [""] { return }
            guard let positions else { return try begin(cells) }
            guard cells.count == width else {
                throw CommandFailure(
                    .inputUnreadable,
                    "\(place) has \(cells.count) cells, the header has \(width)",
                    .data
                )
            }
            func cell(_ index: Int) -> String? {
                cells[positions[index]].isEmpty ? nil : cells[positions[index]]
            }
            let field = cells[positions[0]]
            let origin = Origin.anyHashed(country: cell(2), callingCode: cell(3))
            guard let made = format.cell(field, cells[positions[1]], origin) else {
                throw CommandFailure(
                    .inputUnreadable,
                    "\(place): \(format.name) has no such field; it has "
                        + format.fields.joined(separator: ", "),
                    .data
                )
            }
            CSV.append(
                cells + [made.normalised ?? "", output(of: made), made.reason],
                to: &bytes
            )
        }

        mutating func flush() {
            Output.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }

        mutating func finish() throws {
            guard positions != nil else {
                throw CommandFailure(
                    .inputUnreadable,
                    "standard input is empty: a header is expected, \(NormaliseCommand.columns.joined(separator: ","))",
                    .data
                )
            }
            flush()
        }

        private mutating func begin(_ cells: [String]) throws {
            var header = cells
            // The mark that spreadsheets put in front of UTF-8 is no part of the first column's name.
            if header[0].unicodeScalars.first == "\u{FEFF}" {
                header[0].unicodeScalars.removeFirst()
            }
            if let column = header.enumerated().first(where: {
                header[..<$0.offset].contains($0.element)
            }) {
                throw CommandFailure(
                    .inputUnreadable,
                    "the header has column \(column.offset + 1) twice: which of both is meant, nobody can tell",
                    .data
                )
            }
            positions = try NormaliseCommand.columns.map { column in
                guard let position = header.firstIndex(of: column) else {
                    throw CommandFailure(
                        .inputUnreadable,
                        "the header lacks the column \(column): \(NormaliseCommand.columns.joined(separator: ","))",
                        .data
                    )
                }
                return position
            }
            width = header.count
            CSV.append(header + ["normalised", "output", "reason"], to: &bytes)
        }

        private func output(of cell: Cell) -> String {
            switch cell {
            case .hashed(let text), .withheld(.hashed(let text), _):
                SHA256.hexadecimal(of: Array(text.utf8))
            case .plain, .digest, .withheld(.digest, _), .withheld(.plain, _), .empty:
                cell.normalised ?? ""
            }
        }
    }
}
