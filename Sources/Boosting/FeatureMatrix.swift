/// Rows × features in one buffer, row-major; a missing value is NaN.
public struct FeatureMatrix: Sendable {
    /// The values: row 0's features, then row 1's, and so on.
    public var values: [Float]
    /// How many features a row has; at least 1.
    public let width: Int

    /// Creates a matrix.
    ///
    /// - Precondition: `width` is at least 1 and divides the number of values.
    public init(values: [Float] = [], width: Int) {
        precondition(width >= 1 && values.count.isMultiple(of: width))
        self.values = values
        self.width = width
    }

    /// How many rows there are.
    public var height: Int { values.count / width }

    /// Returns the rows at `positions`, in that order.
    public func rows(_ positions: some Collection<Int>) -> Self {
        var picked = Self(width: width)
        picked.values.reserveCapacity(positions.count * width)
        for row in positions { picked.values += values[row * width..<(row + 1) * width] }
        return picked
    }
}
