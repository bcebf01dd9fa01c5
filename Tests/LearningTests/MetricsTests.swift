import Foundation
import Learning
import Testing

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

    @Test func `metrics equal the reference to 1e-9`() throws {
        let metrics = try BinaryMetrics(oracle.p, happened)
        #expect(abs(metrics.auc - oracle.roc_auc) < 1e-9)
        #expect(abs(metrics.averagePrecision - oracle.average_precision) < 1e-9)
        #expect(abs(metrics.logLoss - oracle.log_loss) < 1e-9)
        #expect(abs(metrics.ece - oracle.ece_uniform10) < 1e-9)
    }

    @Test func `the calibrator equals an unpenalised logistic of the logit`() throws {
        let calibrator = try #require(Calibrator(fitting: oracle.p, to: happened))
        #expect(abs(calibrator.slope - oracle.platt_on_logit.a) < 1e-3)
        #expect(abs(calibrator.intercept - oracle.platt_on_logit.b) < 1e-3)
        #expect(calibrator.apply(0.4) < calibrator.apply(0.41))
    }

    @Test func `what happens to everybody, or to nobody, cannot be judged`() {
        #expect(throws: EvaluationError.oneClass) { try BinaryMetrics([0.1, 0.9], [true, true]) }
        #expect(throws: EvaluationError.noCustomers) { try BinaryMetrics([], []) }
        #expect(throws: EvaluationError.notFinite) {
            try areaUnderROC(of: [.nan, 0.5], against: [true, false])
        }
    }

    @Test func `the order of rows changes no metric`() throws {
        let turned = try BinaryMetrics(oracle.p.reversed(), happened.reversed())
        let straight = try BinaryMetrics(oracle.p, happened)
        #expect(turned.liftTopDecile == straight.liftTopDecile)
        #expect(abs(turned.auc - straight.auc) < 1e-12)
    }
}
