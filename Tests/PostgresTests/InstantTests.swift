import Foundation
import Postgres
import Testing

struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-02-29T23:59:59.000001Z", 1_709_251_199_000_001),
            ("1969-12-31T23:59:59.999999Z", -1),
            ("0044-03-15T12:00:00Z BC", -63_517_780_800_000_000),
            ("infinity", .max), ("-infinity", .min),
        ] as [(String, Int64)]
    )
    func `an instant goes through JSON and back to the microsecond`(text: String, time: Int64)
        throws
    {
        let instant = Instant(microseconds: time)
        let bytes = try JSONEncoder().encode([instant])
        #expect(String(decoding: bytes, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([Instant].self, from: bytes) == [instant])
    }

    @Test(arguments: [
        "2023-02-29T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01", "2024-01-01T00:00:00+01:00",
        "2024-01-01T00:00:00.5Z", "",
    ])
    func `a text that no instant is written as is refused`(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Instant].self, from: Data("[\"\(text)\"]".utf8))
        }
    }
}
