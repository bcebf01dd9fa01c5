import Boosting
import Failures
import Foundation
import Testing

/// XGBoost's own answers for one data set, made with its Python package 1.7.6.
struct ParityTests {
    struct Expected: Decodable {
        let first20_pred: [Double]
        let first20_margin: [Double]
        let sum_pred: Double
        let rounds: Int
    }

    let expected: Expected
    let matrix: FeatureMatrix
    let labels: [Float]

    init() throws {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        let json = try Data(contentsOf: folder.appending(path: "xgb_parity_expected.json"))
        expected = try JSONDecoder().decode(Expected.self, from: json)
        let csv = try String(
            contentsOf: folder.appending(path: "xgb_parity_input.csv"),
            encoding: .utf8
        )
        var matrix = FeatureMatrix(width: 17)
        var labels: [Float] = []
        for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            matrix.values += cells.dropLast().map { Float($0) ?? .nan }
            labels.append(try #require(cells.last.flatMap { Float($0) }))
        }
        self.matrix = matrix
        self.labels = labels
    }

    private var parameters: BoostingParameters {
        var parameters = BoostingParameters()
        parameters.eta = 0.1
        parameters.subsample = 0.8
        parameters.colsampleByTree = 0.8
        parameters.rounds = expected.rounds
        return parameters
    }

    @Test(arguments: [1, 4, 6, 8], BoostingObjective.allCases)
    func `the laid-out trees predict what the library predicts, bit for bit`(
        depth: Int,
        objective: BoostingObjective
    ) throws {
        var parameters = parameters
        parameters.maxDepth = depth
        parameters.objective = objective
        parameters.rounds = 60
        var holed = matrix
        for index in stride(from: 0, to: holed.values.count, by: 7) { holed.values[index] = .nan }
        for index in stride(from: 3, to: holed.values.count, by: 11) { holed.values[index] = -0.0 }
        let booster = try Booster(training: holed, labels: labels, parameters: parameters)
        let ensemble = try #require(try TreeEnsemble(booster.serialized()))
        let rows = holed.rows(0..<4099)
        #expect(ensemble.predictions(of: rows.values) == (try booster.predictions(for: rows)))
    }

    @Test(arguments: [0, 10])
    func `training asks before each round whether it is still wanted`(patience: Int) throws {
        var parameters = parameters
        parameters.rounds = 1000
        parameters.earlyStoppingRounds = patience
        var asked = 0
        let refusal = #expect(throws: BoostingError.self) {
            _ = try Booster(
                training: matrix,
                labels: labels,
                validation: (matrix, labels),
                parameters: parameters
            ) {
                asked += 1
                return asked == 3
            }
        }
        #expect(refusal?.code.word == "stopped")
        #expect(asked == 3)
    }

    @Test(arguments: [BoostingObjective.poisson, .tweedie])
    func `counts and amounts are predicted on their own level`(objective: BoostingObjective) throws
    {
        var parameters = parameters
        parameters.objective = objective
        let counts = labels.map { $0 * 7 }
        let booster = try Booster(training: matrix, labels: counts, parameters: parameters)
        let predictions = try #require(try TreeEnsemble(booster.serialized()))
            .predictions(of: matrix.values)
        #expect(predictions.allSatisfy { $0 > 0 } && predictions.contains { $0 > 1 })
        let (expected, seen) = (predictions.reduce(0, +), counts.reduce(0, +))
        // Tweedie keeps no totals: it is near them.
        #expect(abs(expected / seen - 1) < 0.1)
    }

    @Test func `trees that are too deep are left to the library`() throws {
        var parameters = parameters
        parameters.maxDepth = 12
        let booster = try Booster(training: matrix, labels: labels, parameters: parameters)
        #expect(try TreeEnsemble(booster.serialized()) == nil)
    }

    @Test func `training and prediction equal the reference to 1e-6`() throws {
        let booster = try Booster(
            training: matrix.rows(0..<9000),
            labels: Array(labels[..<9000]),
            parameters: parameters
        )
        let rest = matrix.rows(9000..<matrix.height)
        let predictions = try booster.predictions(for: rest)
        for (ours, theirs) in zip(predictions, expected.first20_pred) {
            #expect(abs(Double(ours) - theirs) < 1e-6)
        }
        #expect(abs(predictions.reduce(0) { $0 + Double($1) } - expected.sum_pred) < 1e-3)
        let margins = try booster.withPredictions(of: rest.values, isMargin: true) { Array($0) }
        for (ours, theirs) in zip(margins, expected.first20_margin) {
            #expect(abs(Double(ours) - theirs) < 1e-5)
        }

        let again = try Booster(booster.serialized())
        #expect(try again.predictions(for: rest) == predictions)
    }

    @Test func `training stops when the validation set stops improving`() throws {
        var parameters = parameters
        parameters.eta = 0.5
        parameters.rounds = 200
        parameters.earlyStoppingRounds = 5
        let booster = try Booster(
            training: matrix.rows(0..<4000),
            labels: Array(labels[..<4000]),
            validation: (matrix.rows(9000..<12000), Array(labels[9000..<12000])),
            parameters: parameters
        )
        #expect(booster.rounds < 200)
    }

    @Test(arguments: ["", "{}", "not a model", "{\"learner\":{}}"])
    func `bytes that are no model are refused`(bytes: String) {
        let refusal = #expect(throws: BoostingError.self) { try Booster(Array(bytes.utf8)) }
        #expect(refusal?.code.word == "model-unreadable")
    }

    @Test func `what the library refuses is told in its own words`() {
        var parameters = parameters
        parameters.eta = -1
        let refusal = #expect(throws: BoostingError.self) {
            try Booster(training: matrix, labels: labels, parameters: parameters)
        }
        #expect(refusal?.code.word == "library-failed")
    }

    @Test func `rows of another width are refused`() throws {
        var parameters = parameters
        parameters.rounds = 2
        let booster = try Booster(
            training: matrix.rows(0..<500),
            labels: Array(labels[..<500]),
            parameters: parameters
        )
        let refusal = #expect(throws: BoostingError.self) {
            try booster.predictions(for: FeatureMatrix(values: [1, 2], width: 2))
        }
        #expect(refusal?.code.word == "data-unusable")
    }

    @Test func `an infinite feature or label is refused before training`() {
        let infinite = FeatureMatrix(values: [.infinity, 1], width: 1)
        #expect(throws: BoostingError.self) {
            try Booster(training: infinite, labels: [0, 1], parameters: parameters)
        }
    }
}
