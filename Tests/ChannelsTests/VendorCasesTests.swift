import Channels
import Digests
import Foundation
import Testing

struct VendorCasesTests {
    @Test(arguments: ["google_ads", "meta"])
    func `values leave as the vendor's own cases want them`(vendor: String) throws {
        let format = try #require(AudienceFormats.meant(by: vendor))
        var judged = 0
        for record in try cases() where record[1] == vendor {
            let origin = Origin.anyHashed(
                country: record[5].isEmpty ? nil : record[5],
                callingCode: record[6].isEmpty ? nil : record[6]
            )
            let cell = try #require(format.cell(record[2], record[4], origin), "\(record[0])")
            judged += 1
            switch record[3] {
            case "accept":
                #expect(
                    cell.normalised.map { Array($0.utf8) } == Array(record[7].utf8),
                    "\(record[0]) \(cell)"
                )
                #expect(sent(cell) == record[8], "\(record[0])")
            case "prehashed": #expect(sent(cell) == record[8], "\(record[0]) \(cell)")
            case "never_hash": #expect(isPlain(cell) && sent(cell) == record[7], "\(record[0])")
            case "reject": #expect(cell.normalised == nil, "\(record[0]) \(cell)")
            default: Issue.record("\(record[0]): kind \(record[3])")
            }
        }
        #expect(judged == ["google_ads": 118, "meta": 862][vendor])
    }

    private func isPlain(_ cell: Cell) -> Bool {
        switch cell {
        case .plain, .withheld(.plain, _): true
        default: false
        }
    }

    /// The cell as the vendor's own code would put it into a file.
    private func sent(_ cell: Cell) -> String {
        switch cell {
        case .hashed(let text), .withheld(.hashed(let text), _):
            SHA256.hexadecimal(of: Array(text.utf8))
        default: cell.normalised ?? ""
        }
    }

    private func cases() throws -> [[String]] {
        let folder = try #require(Bundle.module.resourceURL)
        let csv = try Data(contentsOf: folder.appending(path: "Fixtures/vendor_cases.csv"))
        return Records.read([UInt8](csv)).dropFirst().filter { $0.count >= 9 }
    }
}
