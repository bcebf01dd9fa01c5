import Boosting
import Glibc
import Learning
import Testing

/// Cohorts whose true chances are known, for they are made here.
struct CalibrationTests {
    /// How the level of everybody's chance moves, in logits a window.
    enum Cohort: String, CaseIterable {
        case steady, declining, growing, fallingOnce, risingOnce, turning, passing

        func level(_ window: Int) -> Double {
            switch self {
            case .steady: -1
            case .declining: -0.2 - 0.12 * Double(window)
            case .growing: -2.4 + 0.12 * Double(window)
            case .fallingOnce: window < 14 ? -0.4 : -1.4
            case .passing: [15, 16].contains(window) ? 0.5 : -1.2
            case .risingOnce: window < 14 ? -1.8 : -0.8
            case .turning:
                window < 14 ? -2.4 + 0.12 * Double(window) : -0.8 - 0.15 * Double(window - 14)
            }
        }
    }

    /// SplitMix64, so that every run sees the same customers.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            return bits ^ (bits >> 31)
        }
    }

    /// A window's customers with three features, and what their chance truly was.
    private func window(_ number: Int, _ cohort: Cohort, _ seed: UInt64) -> (
        examples: Examples, truth: [Double]
    ) {
        var random = Seeded(state: seed &* 1000 &+ UInt64(number))
        var examples = Examples(width: 3)
        var truth: [Double] = []
        for customer in 0..<2000 {
            let values = (0..<3).map { _ in Double.random(in: -1...1, using: &random) }
            let logit =
                cohort.level(number) + 1.6 * values[0] + 0.8 * values[1] * values[1] + 0.4
                * values[2]
            let chance = 1 / (1 + exp(-logit))
            examples.matrix.values += values.map(Float.init)
            examples.customerIDs.append(Int64(customer))
            examples.labels.append(Double.random(in: 0..<1, using: &random) < chance ? 1 : 0)
            truth.append(chance)
        }
        return (examples, truth)
    }

    @Test func `whoever stops a training need not wait for its last tree`() async throws {
        var parameters = BoostingParameters()
        parameters.rounds = 100_000_000
        let fitter = ModelFitter(
            parameters: parameters,
            width: 3,
            horizonDays: 90,
            needed: ExamplesNeeded(positives: 100, negatives: 100),
            windows: 1,
            parts: [-90: window(0, .steady, 1).examples]
        )
        let training = Task { try await fitter.fit(closedBy: 0) }
        training.cancel()
        let refusal = await #expect(throws: BoostingError.self) { try await training.value }
        #expect(refusal?.code == .stopped)
    }

    /// The calibration error against the truth itself: bins by propensity, their mean against the mean chance.
    private func error(of propensities: [Double], against truth: [Double]) -> Double {
        var gaps = [Double](repeating: 0, count: 10)
        for (propensity, chance) in zip(propensities, truth) {
            gaps[min(Int(propensity * 10), 9)] += propensity - chance
        }
        return gaps.reduce(0) { $0 + abs($1) } / Double(truth.count)
    }

    /// Trains as the protocol does on nineteen monthly windows with a label window of three months, and scores the twentieth.
    private func errors(of cohort: Cohort, _ seed: UInt64) async throws -> (
        raw: Double, calibrated: Double, isCalibrated: Bool
    ) {
        var parts: [Int: Examples] = [:]
        for number in 0..<17 { parts[30 * (number - 19)] = window(number, cohort, seed).examples }
        var parameters = BoostingParameters()
        parameters.rounds = 60
        parameters.eta = 0.1
        parameters.maxDepth = 3
        let fitter = ModelFitter(
            parameters: parameters,
            width: 3,
            horizonDays: 90,
            needed: ExamplesNeeded(positives: 100, negatives: 100),
            windows: 12,
            parts: parts
        )
        let kept = try #require(try await fitter.fit(closedBy: 0))
        let (present, truth) = window(19, cohort, seed)
        let raw = try fitter.forecast(present, by: kept).predictions
        var forecasts = WindowForecasts(fitter)
        let kind = OutcomeDefinition().kind
        let calibrator = try await kind.calibrator(closedBy: 0, by: &forecasts)
        let calibrated = calibrator.map { raw.map($0.apply) } ?? raw
        return (
            error(of: raw, against: truth), error(of: calibrated, against: truth), calibrator != nil
        )
    }

    @Test(arguments: Cohort.allCases, [1, 2, 3] as [UInt64])
    func `calibrating a cohort whose level moves costs at most a hundredth`(
        cohort: Cohort,
        seed: UInt64
    ) async throws {
        let errors = try await errors(of: cohort, seed)
        #expect(errors.calibrated <= errors.raw + 0.01)
    }

    @Test(arguments: [12, 13, 14] as [UInt64])
    func `a crowd that came for two windows and went is not followed`(seed: UInt64) async throws {
        let errors = try await errors(of: .passing, seed)
        #expect(errors.calibrated <= errors.raw + 0.01)
    }

    @Test(arguments: [Cohort.declining, .growing])
    func `a level that keeps moving is followed`(cohort: Cohort) async throws {
        let errors = try await errors(of: cohort, 7)
        #expect(errors.isCalibrated)
        #expect(errors.calibrated < errors.raw)
    }
}
