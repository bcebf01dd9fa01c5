import Testing

@testable import Learning

struct CardTests {
    private let kind = OutcomeDefinition().kind

    /// A hundred customers a step; of each step `rates[step]` in a hundred had the outcome.
    private func window(_ rates: [Int]) -> Forecast {
        var propensities: [Double] = []
        var happened: [Bool] = []
        for (step, rate) in rates.enumerated() {
            for number in 0..<100 {
                propensities.append(1 - (Double(step) + Double(number) / 100) / Double(rates.count))
                happened.append(number < rate)
            }
        }
        return Forecast(propensities, happened)
    }

    /// Ninety of one score, who all came true, and a hundred and ten of another, of whom nobody did.
    private let twoScores = Forecast(
        [Double](repeating: 0.5, count: 90) + [Double](repeating: 0.1, count: 110),
        [Bool](repeating: true, count: 90) + [Bool](repeating: false, count: 110)
    )

    @Test func `tiers begin at the scores above which their shares lie`() {
        let forecast = window([80, 40, 10, 5])
        let tiers = Tier.learn(
            ["high": 0.25, "medium": 0.5, "low": 1],
            from: forecast,
            by: kind
        )
        #expect(tiers.map(\.names) == [["high"], ["medium"], ["low"]])
        #expect(tiers.map(\.count) == [100, 100, 200])
        #expect(tiers.map(\.positives) == [80, 40, 15])
        #expect(tiers.last?.atLeast == 0)
        for (tier, next) in zip(tiers, tiers.dropFirst()) {
            #expect(tier.atLeast > next.atLeast && tier.lower > next.upper)
        }
    }

    @Test func `a group is never called by somebody's address or number`() {
        let values = ["ada@example.com", "+44 7700 900123", "gold", nil].flatMap {
            [String?](repeating: $0, count: 100)
        }
        let rows = FairnessRow.all(
            "tier",
            values,
            Forecast(
                [Double](repeating: 0.5, count: 400),
                [Bool](repeating: true, count: 400)
            )
        )
        #expect(rows.map(\.value) == ["(contact details)", "(unknown)", "gold"])
        #expect(rows.map(\.count) == [200, 100, 100])
    }

    @Test func `neighbours that the window cannot tell apart are one tier`() {
        let forecast = window([50, 46, 10, 5])
        let tiers = Tier.learn(
            ["high": 0.25, "medium": 0.5, "low": 1],
            from: forecast,
            by: kind
        )
        #expect(tiers.map(\.names) == [["high", "medium"], ["low"]])
        #expect(tiers[0].count == 200 && tiers[0].positives == 96)
    }

    @Test func `equal scores stand in one tier, and the last begins at nothing`() {
        let tiers = Tier.learn(
            ["high": 0.25, "medium": 0.5, "low": 1],
            from: twoScores,
            by: kind
        )
        // High ends at 50 customers, whose score 90 have; medium at 100, whose score all the others have.
        #expect(tiers.map(\.names) == [["high"], ["medium", "low"]])
        #expect(tiers.map(\.count) == [90, 110])
        #expect(tiers.map(\.positives) == [90, 0])
        #expect(tiers.map(\.atLeast) == [0.5, 0])
    }

    @Test func `a tier that equal scores left nobody for is one with the tier above`() {
        let tiers = Tier.learn(
            ["high": 0.25, "medium": 0.4, "low": 1],
            from: twoScores,
            by: kind
        )
        #expect(tiers.map(\.names) == [["high", "medium"], ["low"]])
        #expect(tiers.map(\.count) == [90, 110])
        #expect(tiers.map(\.atLeast) == [0.5, 0])
    }

    @Test func `deciles hold everybody once, the likeliest first`() {
        let forecast = window([80, 40, 10, 5, 3])
        let deciles = Decile.all(forecast, by: kind)
        #expect(deciles.map(\.count) == [Int](repeating: 50, count: 10))
        #expect(deciles.map(\.positives).reduce(0, +) == 138)
        for decile in deciles {
            #expect(decile.lower <= decile.rate + 1e-12 && decile.rate <= decile.upper + 1e-12)
        }
        #expect(deciles[0].meanPropensity > deciles[9].meanPropensity)
    }

    @Test func `small groups are told apart from nobody`() {
        let forecast = window([80, 40])
        let values = (0..<200).map { $0 < 120 ? "GB" : $0 < 180 ? "DE" : $0 < 190 ? nil : "FR" }
        let rows = FairnessRow.all("market", values, forecast)
        #expect(rows.map(\.value) == ["GB", "DE", "(others)"])
        #expect(rows.map(\.count) == [120, 60, 20])
    }

    @Test func `small groups are summed up in the order of their customers, run by run`() {
        let propensities = (1...120).map { 1 / Double($0) }
        let rows = FairnessRow.all(
            "market",
            (1...120).map { "M\($0 % 40)" },
            Forecast(propensities, (1...120).map { $0 % 2 == 0 })
        )
        #expect(rows.map(\.value) == ["(others)"])
        #expect(rows[0].meanPropensity == propensities.reduce(0, +) / 120)
    }

    @Test func `a reference knows what is missing and where the deciles lie`() {
        let values = (0..<100).map(Double.init) + [.nan, .nan, .nan, .nan, .nan].map { $0 }
        let reference = ReferenceDistribution("recency", of: values)
        #expect(abs(reference.missingShare - 5.0 / 105) < 1e-12)
        #expect(reference.deciles == [10, 20, 30, 40, 50, 60, 70, 80, 90])
    }
}
