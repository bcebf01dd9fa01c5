internal import CXGBoost

/// Rows inside XGBoost.
final class TrainingSet {
    let handle: DMatrixHandle

    /// Copies `matrix` and its labels into the library.
    init(_ matrix: FeatureMatrix, labels: [Float]) throws(BoostingError) {
        guard matrix.height == labels.count, !labels.isEmpty else {
            throw BoostingError(.dataUnusable, "\(matrix.height) rows for \(labels.count) labels")
        }
        guard labels.allSatisfy(\.isFinite) else {
            throw BoostingError(.dataUnusable, "a label is not a finite number")
        }
        handle = try Self.copy(matrix)
        try check(XGDMatrixSetFloatInfo(handle, "label", labels, bst_ulong(labels.count)))
    }

    /// Copies `matrix` into the library, to be predicted.
    init(unlabelled matrix: FeatureMatrix) throws(BoostingError) { handle = try Self.copy(matrix) }

    private static func copy(_ matrix: FeatureMatrix) throws(BoostingError) -> DMatrixHandle {
        guard !matrix.values.contains(where: \.isInfinite) else {
            throw BoostingError(.dataUnusable, "a feature is infinite")
        }
        var made: DMatrixHandle?
        let status = XGDMatrixCreateFromMat(
            matrix.values,
            bst_ulong(matrix.height),
            bst_ulong(matrix.width),
            .nan,
            &made
        )
        try check(status)
        guard let made else { throw BoostingError(.libraryFailed, "no matrix was made") }
        return made
    }

    deinit { XGDMatrixFree(handle) }
}
