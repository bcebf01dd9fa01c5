internal import CXGBoost

/// A trained ensemble of trees.
///
/// Not `Sendable`: XGBoost keeps a prediction's buffer inside, so one task at a time may use it.
public final class Booster {
    private let handle: BoosterHandle
    /// How many features a row must have.
    public let width: Int

    /// Loads a model from the bytes of ``serialized()``.
    ///
    /// - Parameters:
    ///   - bytes: what ``serialized()`` returned.
    ///   - threads: threads of a prediction; scoring runs one a bucket.
    /// - Throws: ``BoostingError`` with code `modelUnreadable`.
    public init(_ bytes: [UInt8], threads: Int = 1) throws(BoostingError) {
        // The library trusts lengths inside the bytes: only what looks like its JSON goes in.
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else {
            throw BoostingError(.modelUnreadable, "the bytes are not an XGBoost model in JSON")
        }
        var made: BoosterHandle?
        try check(XGBoosterCreate(nil, 0, &made))
        guard let made else { throw BoostingError(.libraryFailed, "no booster was made") }
        do {
            try check(
                XGBoosterLoadModelFromBuffer(made, bytes, bst_ulong(bytes.count)),
                .modelUnreadable
            )
            try check(XGBoosterSetParam(made, "nthread", "\(threads)"))
            var features: bst_ulong = 0
            try check(XGBoosterGetNumFeature(made, &features), .modelUnreadable)
            width = Int(features)
        } catch {
            XGBoosterFree(made)
            throw error
        }
        handle = made
    }

    /// Trains on `matrix`.
    ///
    /// With a validation set, training stops once its error has not improved for
    /// `earlyStoppingRounds`, and the trees after the best round are cut off.
    ///
    /// - Parameters:
    ///   - matrix: rows × features; NaN is missing.
    ///   - labels: one per row, same order.
    ///   - validation: rows never trained on, and their labels; needed for early stopping.
    ///   - parameters: how to train.
    ///   - isStopped: asked before each round whether the model is still wanted.
    /// - Throws: ``BoostingError``, with code `stopped` once `isStopped` says so.
    public init(
        training matrix: FeatureMatrix,
        labels: [Float],
        validation: (matrix: FeatureMatrix, labels: [Float])? = nil,
        parameters: BoostingParameters,
        isStopped: () -> Bool = { false }
    ) throws(BoostingError) {
        let data = try TrainingSet(matrix, labels: labels)
        let held: TrainingSet? =
            if let validation { try TrainingSet(validation.matrix, labels: validation.labels) } else
            { nil }
        let known: [DMatrixHandle?] = [data.handle] + (held.map { [$0.handle] } ?? [])
        var made: BoosterHandle?
        try check(XGBoosterCreate(known, bst_ulong(known.count), &made))
        guard var booster = made else { throw BoostingError(.libraryFailed, "no booster was made") }
        do {
            for (name, value) in parameters.settings {
                try check(XGBoosterSetParam(booster, name, value))
            }
            let best = try Self.grow(booster, on: data, judgedBy: held, parameters) {
                () throws(BoostingError) in
                if isStopped() { throw BoostingError(.stopped, "told to stop between two rounds") }
            }
            if let best, best + 1 < parameters.rounds {
                var cut: BoosterHandle?
                try check(XGBoosterSlice(booster, 0, Int32(best + 1), 1, &cut))
                if let cut {
                    XGBoosterFree(booster)
                    booster = cut
                }
            }
        } catch {
            XGBoosterFree(booster)
            throw error
        }
        handle = booster
        width = matrix.width
    }

    deinit { XGBoosterFree(handle) }

    /// The version of the XGBoost library at run time.
    public static var engineVersion: String {
        var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
        XGBoostVersion(&major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }

    /// How many boosting rounds the ensemble holds.
    public var rounds: Int {
        var rounds: Int32 = 0
        XGBoosterBoostedRounds(handle, &rounds)
        return Int(rounds)
    }

    /// The model as bytes, in XGBoost's own JSON; loading them predicts bit for bit the same.
    public func serialized() throws(BoostingError) -> [UInt8] {
        var count: bst_ulong = 0
        var start: UnsafePointer<CChar>?
        try check(XGBoosterSaveModelToBuffer(handle, #"{"format":"json"}"#, &count, &start))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    /// Predicts for rows in the caller's buffer, without copying them.
    ///
    /// - Parameters:
    ///   - values: rows × ``width``, row-major; NaN is missing.
    ///   - isMargin: whether to predict margins instead, such as log-odds instead of propensities.
    ///   - body: receives one prediction a row, valid until it returns: what the model's objective predicts.
    /// - Returns: what `body` returns.
    /// - Throws: ``BoostingError`` when the number of values is no multiple of ``width``.
    public func withPredictions<T>(
        of values: [Float],
        isMargin: Bool = false,
        _ body: (UnsafeBufferPointer<Float>) -> T
    ) throws(BoostingError) -> T {
        guard values.count.isMultiple(of: width) else {
            throw BoostingError(.dataUnusable, "\(values.count) values are no rows of \(width)")
        }
        let height = values.count / width
        guard height > 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let type = isMargin ? 1 : 0
        let config =
            #"{"type":\#(type),"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false,"#
            + #""missing":NaN,"cache_id":0}"#
        var start: UnsafePointer<Float>?
        let failure: BoostingError? = values.withUnsafeBufferPointer { buffer in
            let address = UInt(bitPattern: buffer.baseAddress)
            let array =
                #"{"data":[\#(address),true],"shape":[\#(height),\#(width)],"typestr":"<f4","version":3}"#
            var shape: UnsafePointer<bst_ulong>?
            var dimensions: bst_ulong = 0
            do throws(BoostingError) {
                try check(
                    XGBoosterPredictFromDense(
                        handle,
                        array,
                        config,
                        nil,
                        &shape,
                        &dimensions,
                        &start
                    )
                )
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        return body(UnsafeBufferPointer(start: start, count: height))
    }

    /// Returns one prediction a row of `matrix`; a linear booster predicts only so.
    ///
    /// - Throws: ``BoostingError`` when the rows have another width.
    public func predictions(for matrix: FeatureMatrix) throws(BoostingError) -> [Float] {
        guard matrix.width == width else {
            throw BoostingError(.dataUnusable, "rows of \(matrix.width) for a model of \(width)")
        }
        guard matrix.height > 0 else { return [] }
        let rows = try TrainingSet(unlabelled: matrix)
        let config =
            #"{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}"#
        var shape: UnsafePointer<bst_ulong>?
        var dimensions: bst_ulong = 0
        var start: UnsafePointer<Float>?
        try check(
            XGBoosterPredictFromDMatrix(handle, rows.handle, config, &shape, &dimensions, &start)
        )
        return Array(UnsafeBufferPointer(start: start, count: matrix.height))
    }

    /// Adds trees; returns the best round on the validation set, counted from 0.
    private static func grow(
        _ booster: BoosterHandle,
        on data: TrainingSet,
        judgedBy held: TrainingSet?,
        _ parameters: BoostingParameters,
        beforeEachRound ask: () throws(BoostingError) -> Void
    ) throws(BoostingError) -> Int? {
        guard let held, parameters.earlyStoppingRounds > 0 else {
            for round in 0..<parameters.rounds {
                try ask()
                try check(XGBoosterUpdateOneIter(booster, Int32(round), data.handle))
            }
            return nil
        }
        var best = (round: 0, error: Double.infinity)
        for round in 0..<parameters.rounds {
            try ask()
            try check(XGBoosterUpdateOneIter(booster, Int32(round), data.handle))
            let error = try validationError(booster, held, round)
            if error < best.error { best = (round, error) }
            if round - best.round >= parameters.earlyStoppingRounds { break }
        }
        return best.round
    }

    private static func validationError(
        _ booster: BoosterHandle,
        _ held: TrainingSet,
        _ round: Int
    ) throws(BoostingError) -> Double {
        var matrices: [DMatrixHandle?] = [held.handle]
        var text: UnsafePointer<CChar>?
        let status = "validation".withCString { name in
            var names: [UnsafePointer<CChar>?] = [name]
            return XGBoosterEvalOneIter(booster, Int32(round), &matrices, &names, 1, &text)
        }
        try check(status)
        let line = text.map { String(cString: $0) } ?? ""
        guard let value = line.split(separator: ":").last.flatMap({ Double($0) }), value.isFinite
        else {
            throw BoostingError(.libraryFailed, "no error was reported for the validation set")
        }
        return value
    }
}
