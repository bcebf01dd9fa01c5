import Channels
import Testing

@testable import ContactPolicy

/// What rows of the customers come to, when a list is planned and when its files are written.
struct RowJudgeTests {
    /// Rows, each with what a list files it under in whatever form; `nil` where it is on the list.
    static let rows:
        [(what: String, details: [ContactField: String], fault: Bucket?, bucket: Bucket?)] =
            [
                ("an address", [.email: "ada@example.com"], nil, nil),
                (
                    "an address beside a number that is none",
                    [.email: "ada@example.com", .phone: "?"], nil, nil
                ),
                ("nothing", [:], nil, .noContactDetails),
                ("a name alone", [.firstName: "Ada"], nil, .noContactDetails),
                ("an address that is none", [.email: "nobody"], nil, .unusableContact),
                ("a number that is none", [.phone: "?"], nil, .unusableContact),
                ("no row", [:], .notInCustomers, .notInCustomers),
                ("two rows", [.email: "ada@example.com"], .ambiguousContact, .ambiguousContact),
                ("too long a detail", [.email: "ada@example.com"], .cellTooLong, .cellTooLong),
                (
                    "a detail that is no text", [.email: "ada@example.com"], .invalidUTF8,
                    .invalidUTF8
                ),
            ]

    @Test(arguments: AudienceFormats.all.map(\.name))
    func `whoever a row leaves out is left out for one reason, in the plan and in the files`(
        format: String
    ) throws {
        let judge = try RowJudge(#require(AudienceFormats.named(format)))
        for row in Self.rows {
            let reasons = judge.reasons(row.details, fault: row.fault)
            #expect(
                reasons.planned == row.bucket && reasons.written == row.bucket,
                "\(row.what): \(reasons)"
            )
        }
    }
}
