import Testing

@testable import segcast

/// Numbers as people read them.
struct MeasuredTests {
    @Test(
        arguments: [
            (0.9957, "chance", "99.6 %"), (0.00012, "chance", "0.012 %"), (0, "chance", "0 %"),
            (1, "days", "1 day"), (12, "days", "12 days"), (3.25, "days", "3.2 days"),
            (9, "count", "9"), (1234.5, "GBP", "1234.50 GBP"), (0.3333, "ratio", "0.33"),
            (0.0042, "ratio", "0.0042"), (2.5, "seats", "2.50 seats"), (-0.707, "-1...1", "-0.71"),
            (3, nil, "3"),
        ] as [(Double, String?, String)]
    )
    func `numbers are rounded to what a reader goes by`(
        number: Double,
        unit: String?,
        words: String
    ) {
        #expect(Measured(number, unit).words(TextStyle()) == words)
    }

    @Test func `where there is room for all digits none is rounded away`() {
        let wide = TextStyle(isWide: true)
        #expect(Measured(0.99573, "chance").words(wide) == "0.99573")
        #expect(Measured(1234.567, "GBP").words(wide) == "1234.567 GBP")
        #expect(Measured.percent(0.2, wide) == "0.2")
    }
}
