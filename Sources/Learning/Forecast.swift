/// What a model, or whoever guesses without one, predicted of customers, and what then came of them.
public struct Forecast: Sendable {
    /// One a customer, on the scale of the labels: a share in `0...1` of what comes true or does not, else a count or
    /// an amount.
    public let predictions: [Double]
    /// What came of each, as the outcome's kind labels it; same count, same order.
    public let labels: [Float]

    /// Puts predictions beside labels.
    public init(predictions: [Double], labels: [Float]) {
        self.predictions = predictions
        self.labels = labels
    }

    /// The same as a calibrator maps it, or as it is without one.
    func calibrated(by calibrator: Calibrator?) -> Self {
        guard let calibrator else { return self }
        return Self(predictions: predictions.map(calibrator.apply), labels: labels)
    }
}
