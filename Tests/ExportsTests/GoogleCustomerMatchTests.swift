import Digests
import Exports
import Foundation
import Testing

struct GoogleCustomerMatchTests {
    @Test func `e-mails, names, countries and postal codes are as Google's own cases want them`()
        throws
    {
        let folder = try #require(Bundle.module.resourceURL)
        let csv = try Data(contentsOf: folder.appending(path: "Fixtures/google_ads.csv"))
        var judged = 0
        for record in Records.read([UInt8](csv)).dropFirst()
        where record.count >= 6 && record[2] != "prehashed" {
            let normalised: String?
            switch record[1] {
            case "email": normalised = GoogleCustomerMatch.email(record[3])
            case "first_name": normalised = GoogleCustomerMatch.firstName(record[3])
            case "last_name": normalised = GoogleCustomerMatch.lastName(record[3])
            case "country": normalised = GoogleCustomerMatch.country(record[3])
            case "zip": normalised = GoogleCustomerMatch.zip(record[3])
            case "phone" where record[3].contains("+"):
                normalised = GoogleCustomerMatch.phone(record[3])
            default: continue
            }
            judged += 1
            #expect((normalised ?? "") == record[4], "\(record[0])")
            if record[2] == "accept", !record[5].isEmpty {
                #expect(SHA256.hexadecimal(of: Array(record[4].utf8)) == record[5], "\(record[0])")
            }
        }
        #expect(judged > 80)
    }

    @Test func `nobody is sent without anything to match, and an address goes whole or not at all`()
    {
        let format = GoogleCustomerMatch()
        var details = ContactDetails()
        details.firstName = "Ada"
        #expect(format.cells(for: details) == nil)
        details.email = "ada@example.com"
        #expect(format.cells(for: details)?[2] == "")
        #expect(format.cells(for: details)?[0].count == 64)
    }

    @Test(arguments: ["a", "a,b", "a\"b", "\"\u{301}", "a\r\nb", ",\u{308}", "\n", "\u{2028}", ""])
    func `a cell comes back from CSV as it went in`(cell: String) {
        var bytes: [UInt8] = []
        CSV.append([cell, "x"], to: &bytes)
        #expect(
            Records.read(bytes).map { $0.map { Array($0.utf8) } } == [
                [Array(cell.utf8), Array("x".utf8)]
            ]
        )
    }
}

/// A reader of CSV by bytes, of the tests' own.
enum Records {
    static func read(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var position = 0
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if position < bytes.count, bytes[position] == byte {
                    cell.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","):
                record.append(text())
                cell = []
            case UInt8(ascii: "\r")
            where position < bytes.count && bytes[position] == UInt8(ascii: "\n"): continue
            case UInt8(ascii: "\n"):
                record.append(text())
                records.append(record)
                (record, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        return records
    }
}
