import Foundation
import Testing

@testable import Learning

/// Metrics against scikit-learn's answers for twenty customers with ties.
struct MetricsTests {
    struct Oracle: Decodable {
        struct Platt: Decodable {
            let a: Double
            let b: Double
        }
        let y: [Int]
        let p: [Double]
        let roc_auc: Double
        let average_precision: Double
        let log_loss: Double
        let ece_uniform10: Double
        let platt_on_logit: Platt
    }

    let oracle: Oracle
    var happened: [Bool] { oracle.y.map { $0 == 1 } }

    init() throws {
        let folder = try #require(Bundle.module.resourceURL)
        let json = try Data(contentsOf: folder.appending(path: "Fixtures/binary.json"))
        oracle = try JSONDecoder().decode(Oracle.self, from: json)
    }

    private func measure(_ propensities: [Double], _ happened: [Bool]) throws -> Measurements {
        let metrics = OutcomeDefinition().kind.metrics
        return try Measurements(Forecast(propensities, happened), by: metrics)
    }

    @Test func `metrics equal the reference to 1e-9`() throws {
        let measured = try measure(oracle.p, happened)
        #expect(abs(measured[.auc] - oracle.roc_auc) < 1e-9)
        #expect(abs(measured[.averagePrecision] - oracle.average_precision) < 1e-9)
        #expect(abs(measured[.logLoss] - oracle.log_loss) < 1e-9)
        #expect(abs(measured[.calibrationError] - oracle.ece_uniform10) < 1e-9)
    }

    @Test func `the calibrator equals an unpenalised logistic of the logit`() throws {
        let calibrator = try #require(Calibrator(fitting: oracle.p, to: happened))
        #expect(abs(calibrator.slope - oracle.platt_on_logit.a) < 1e-3)
        #expect(abs(calibrator.intercept - oracle.platt_on_logit.b) < 1e-3)
        #expect(calibrator.apply(0.4) < calibrator.apply(0.41))
    }

    @Test func `what happens to everybody, or to nobody, cannot be judged`() {
        #expect(throws: EvaluationError.oneClass) { try measure([0.1, 0.9], [true, true]) }
        #expect(throws: EvaluationError.noCustomers) { try measure([], []) }
        #expect(throws: EvaluationError.shapeMismatch(propensities: 2, labels: 1)) {
            try areaUnderROC(of: [0.1, 0.5], against: [true])
        }
        #expect(throws: EvaluationError.notFinite) {
            try areaUnderROC(of: [.nan, 0.5], against: [true, false])
        }
    }

    @Test func `the order of rows changes no metric`() throws {
        let turned = try measure(oracle.p.reversed(), happened.reversed())
        let straight = try measure(oracle.p, happened)
        #expect(turned[.liftOfTopDecile] == straight[.liftOfTopDecile])
        #expect(abs(turned[.auc] - straight[.auc]) < 1e-12)
    }

    @Test func `numbers are stored under the names that they have for ever`() throws {
        let stored = try JSONSerialization.jsonObject(
            with: JSONEncoder().encode(measure(oracle.p, happened))
        )
        let numbers = try #require(stored as? [String: Double])
        let names = [
            "auc", "average_precision", "base_rate", "ece", "lift_top_decile", "log_loss", "n",
        ]
        #expect(numbers.keys.sorted() == names)
        #expect(numbers["n"] == 20)
        #expect(numbers["base_rate"] == Double(oracle.y.reduce(0, +)) / 20)
        var recency = BaselineScores(metric: .auc, gate: 0.6)
        func keys() throws -> [String] {
            try JSONDecoder().decode([String: Double].self, from: JSONEncoder().encode(recency))
                .keys.sorted()
        }
        #expect(try keys() == ["gate_auc"])
        recency.backtest = 0.7
        #expect(try keys() == ["backtest_auc", "gate_auc"])
    }

    @Test func `the best baseline is the highest or the lowest, as the metric says`() {
        #expect(Metric.auc.best(of: [0.5, 0.7, 0.6]) == 0.7)
        #expect(Metric.logLoss.best(of: [0.5, 0.7, 0.6]) == 0.5)
        #expect(Metric.auc.best(of: []) == nil)
    }
}
