import Glibc

/// How well propensities order and size what comes true or does not.
extension Metric {
    /// Area under the ROC curve; 0.5 is chance.
    static let auc = Metric("auc", "AUC", isBetterHigher: true) {
        forecast throws(EvaluationError) in
        try areaUnderROC(of: forecast.predictions, against: forecast.happened)
    }
    /// Average precision.
    static let averagePrecision = Metric(
        "average_precision",
        "average precision",
        isBetterHigher: true
    ) { forecast throws(EvaluationError) in
        try Learning.averagePrecision(of: forecast.predictions, against: forecast.happened)
    }
    /// Mean negative log-likelihood in nats.
    static let logLoss = Metric("log_loss", "log loss", isBetterHigher: false) {
        forecast throws(EvaluationError) in
        try Learning.logLoss(of: forecast.predictions, against: forecast.happened)
    }
    /// Expected calibration error over 10 equal-width bins, in `0...1`.
    static let calibrationError = Metric("ece", "calibration error", isBetterHigher: false) {
        forecast throws(EvaluationError) in
        try expectedCalibrationError(of: forecast.predictions, against: forecast.happened)
    }
    /// The top decile's rate over the base rate.
    static let liftOfTopDecile = Metric(
        "lift_top_decile",
        "lift of the top decile",
        isBetterHigher: true
    ) { forecast throws(EvaluationError) in
        try lift(of: forecast.predictions, against: forecast.happened, share: 0.1)
    }
}

/// Returns the area under the ROC curve: the chance that a positive is ranked above a negative,
/// ties counting half.
///
/// - Returns: a share in `0...1`.
/// - Throws: ``EvaluationError``.
/// - SeeAlso: Hanley and McNeil, "The Meaning and Use of the Area under a ROC Curve", Radiology 1982.
public func areaUnderROC(
    of propensities: [Double],
    against happened: [Bool]
) throws(EvaluationError) -> Double {
    let groups = try tiedGroups(propensities, happened)
    let positives = groups.reduce(0) { $0 + $1.positives }
    let negatives = happened.count - positives
    guard positives > 0, negatives > 0 else { throw .oneClass }
    var above = 0.0
    var wins = 0.0
    for group in groups {
        let below = Double(group.count - group.positives)
        wins += below * (above + Double(group.positives) / 2)
        above += Double(group.positives)
    }
    return wins / (Double(positives) * Double(negatives))
}

/// Returns the average precision: precision at each threshold, weighed by the recall it adds.
///
/// - Throws: ``EvaluationError``.
/// - SeeAlso: scikit-learn, `average_precision_score`.
public func averagePrecision(
    of propensities: [Double],
    against happened: [Bool]
) throws(EvaluationError) -> Double {
    let groups = try tiedGroups(propensities, happened)
    let positives = groups.reduce(0) { $0 + $1.positives }
    guard positives > 0 else { throw .oneClass }
    var seen = 0
    var found = 0
    var area = 0.0
    for group in groups {
        seen += group.count
        found += group.positives
        area += Double(group.positives) / Double(positives) * Double(found) / Double(seen)
    }
    return area
}

/// Returns the mean negative log-likelihood, in nats; propensities are kept 2.2e-16 off 0 and 1.
///
/// - Throws: ``EvaluationError``.
public func logLoss(of propensities: [Double], against happened: [Bool]) throws(EvaluationError)
    -> Double
{
    try requireShape(propensities, happened)
    let epsilon = Double.ulpOfOne
    var loss = 0.0
    for (propensity, observed) in zip(propensities, happened) {
        let clipped = min(max(propensity, epsilon), 1 - epsilon)
        loss -= log(observed ? clipped : 1 - clipped)
    }
    return loss / Double(happened.count)
}

/// Returns the expected calibration error of `propensities` against `happened`.
///
/// Customers fall into equal-width bins by propensity. Each bin's error is the gap between its mean
/// propensity and its observed rate; the result weighs bins by their customers.
///
/// - Parameters:
///   - propensities: one per customer, each in `0...1`.
///   - happened: whether what is predicted happened; same count, same order.
///   - bins: how many bins; 10 by custom.
/// - Returns: a share in `0...1`, where 0 is perfect.
/// - Throws: ``EvaluationError``.
/// - SeeAlso: Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using
///   Bayesian Binning", AAAI 2015.
public func expectedCalibrationError(
    of propensities: [Double],
    against happened: [Bool],
    bins: Int = 10
) throws(EvaluationError) -> Double {
    try requireShape(propensities, happened)
    var gaps = [Double](repeating: 0, count: bins)
    for (propensity, observed) in zip(propensities, happened) {
        let bin = min(max(Int(propensity * Double(bins)), 0), bins - 1)
        gaps[bin] += propensity - (observed ? 1 : 0)
    }
    return gaps.reduce(0) { $0 + abs($1) } / Double(propensities.count)
}

/// Returns the observed rate among the `share` of customers ranked highest, over everybody's.
///
/// Customers tied at the edge count by their mean rate, so that the order of rows changes nothing.
///
/// - Throws: ``EvaluationError``.
public func lift(
    of propensities: [Double],
    against happened: [Bool],
    share: Double
) throws(EvaluationError) -> Double {
    let groups = try tiedGroups(propensities, happened)
    let positives = groups.reduce(0) { $0 + $1.positives }
    guard positives > 0 else { throw .oneClass }
    var room = max((Double(happened.count) * share).rounded(), 1)
    let size = room
    var found = 0.0
    for group in groups where room > 0 {
        let taken = min(Double(group.count), room)
        found += taken * Double(group.positives) / Double(group.count)
        room -= taken
    }
    return found / size / (Double(positives) / Double(happened.count))
}

private func requireShape(_ propensities: [Double], _ happened: [Bool]) throws(EvaluationError) {
    guard propensities.count == happened.count else {
        throw .shapeMismatch(propensities: propensities.count, labels: happened.count)
    }
    guard !propensities.isEmpty else { throw .noCustomers }
    guard propensities.allSatisfy(\.isFinite) else { throw .notFinite }
}

/// Customers of equal propensity together, highest first.
private func tiedGroups(
    _ propensities: [Double],
    _ happened: [Bool]
) throws(EvaluationError) -> [(count: Int, positives: Int)] {
    try requireShape(propensities, happened)
    let order = propensities.indices.sorted { propensities[$0] > propensities[$1] }
    var groups: [(count: Int, positives: Int)] = []
    var last: Double?
    for index in order {
        if propensities[index] != last {
            groups.append((0, 0))
            last = propensities[index]
        }
        groups[groups.count - 1].count += 1
        if happened[index] { groups[groups.count - 1].positives += 1 }
    }
    return groups
}
