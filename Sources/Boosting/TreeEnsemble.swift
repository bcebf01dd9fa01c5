import Foundation

/// A model's trees laid out for fast prediction: every tree complete to the same depth, no branch in the loop.
///
/// Predicts what the library predicts, bit for bit; about 2.5 times as many rows a second of one core
/// (`Benchmarks/bench --only score` has the numbers). The library remains the oracle in the tests.
///
/// Features are compared as integers: a float's bits, with those of negative numbers turned round, have
/// the order of the floats. A missing value is the least integer where a tree sends it left and the greatest
/// where it sends it right, so that each feature has two columns.
public struct TreeEnsemble: Sendable {
    /// How many features a row has.
    public let width: Int
    private let depth: Int
    /// How a margin becomes a prediction, and the margin that every row begins with.
    private let link: Link, baseMargin: Float
    /// By tree, then by level from the root: the column to compare, and with what.
    private let columns: [Int32], thresholds: [Int32]
    /// By tree, then from left to right.
    private let leaves: [Float]
    private let treeCount: Int

    /// Deepest trees that are laid out; deeper ones would take more room than they save time.
    private static let largestDepth = 8
    private static let blockRows = 64

    /// Lays out the model in `bytes`; `nil` when it is no forest of a ``BoostingObjective`` that fits.
    ///
    /// - Throws: ``BoostingError`` with code `modelUnreadable` when the bytes are no model.
    public init?(_ bytes: [UInt8]) throws(BoostingError) {
        let model: Model
        do {
            model = try JSONDecoder().decode(Model.self, from: Data(bytes))
        } catch {
            throw BoostingError(.modelUnreadable, "the bytes are not an XGBoost model in JSON")
        }
        let learner = model.learner
        guard let link = BoostingObjective(rawValue: learner.objective.name)?.link,
            learner.gradient_booster.name == "gbtree",
            let trees = learner.gradient_booster.model?.trees,
            let width = Int(learner.learner_model_param.num_feature),
            let base = Float(learner.learner_model_param.base_score),
            trees.allSatisfy({ $0.categories_nodes.isEmpty })
        else { return nil }
        let depth = trees.map { $0.depth(of: 0) }.max() ?? 0
        guard depth <= Self.largestDepth else { return nil }
        self.width = width
        self.depth = depth
        treeCount = trees.count
        self.link = link
        baseMargin = link.margin(of: base)
        var columns: [Int32] = [], thresholds: [Int32] = [], leaves: [Float] = []
        for tree in trees {
            var level = [0]
            for _ in 0..<depth {
                var next: [Int] = []
                for node in level {
                    let isLeaf = tree.left_children[node] < 0
                    let goesLeft = isLeaf || tree.default_left[node] != 0
                    let feature = isLeaf ? 0 : tree.split_indices[node]
                    columns.append(Int32(goesLeft ? feature : feature + width))
                    // A leaf above the lowest level repeats itself to its left, whatever is compared.
                    thresholds.append(isLeaf ? .max : Self.key(tree.split_conditions[node]))
                    next.append(isLeaf ? node : tree.left_children[node])
                    next.append(isLeaf ? node : tree.right_children[node])
                }
                level = next
            }
            leaves += level.map { tree.split_conditions[$0] }
        }
        self.columns = columns
        self.thresholds = thresholds
        self.leaves = leaves
    }

    /// Returns what the model's objective predicts of each row.
    ///
    /// - Parameter values: rows × ``width``, row-major; NaN is missing.
    /// - Returns: one prediction a row, such as a propensity in `0...1`.
    public func predictions(of values: [Float]) -> [Float] {
        precondition(values.count % max(width, 1) == 0, "a row has \(width) values")
        let rows = values.count / max(width, 1)
        var keys = [Int32](repeating: 0, count: Self.blockRows * 2 * width)
        var margins = [Float](repeating: baseMargin, count: rows)
        for start in stride(from: 0, to: rows, by: Self.blockRows) {
            let count = min(Self.blockRows, rows - start)
            for row in 0..<count {
                for feature in 0..<width {
                    let value = values[(start + row) * width + feature]
                    let isMissing = value.isNaN
                    let key = Self.key(value)
                    keys[row * 2 * width + feature] = isMissing ? .min : key
                    keys[row * 2 * width + width + feature] = isMissing ? .max : key
                }
            }
            addLeaves(keys, count, to: &margins, from: start)
        }
        return link.predictions(of: margins)
    }

    /// Adds each tree's leaf to the margins of a block, four rows at a time: their walks do not wait for
    /// each other.
    private func addLeaves(
        _ keys: [Int32],
        _ count: Int,
        to margins: inout [Float],
        from start: Int
    ) {
        let inner = (1 << depth) - 1
        let stride = 2 * width
        keys.withUnsafeBufferPointer { keys in
            columns.withUnsafeBufferPointer { columns in
                thresholds.withUnsafeBufferPointer { thresholds in
                    leaves.withUnsafeBufferPointer { leaves in
                        margins.withUnsafeMutableBufferPointer { margins in
                            for tree in 0..<treeCount {
                                let nodes = tree * inner
                                let ends = tree * (inner + 1) - inner
                                var row = 0
                                while row + 4 <= count {
                                    var (a, b, c, d) = (0, 0, 0, 0)
                                    let rowA = row * stride
                                    let (rowB, rowC) = (rowA + stride, rowA + 2 * stride)
                                    let rowD = rowA + 3 * stride
                                    for _ in 0..<depth {
                                        let (na, nb) = (nodes + a, nodes + b)
                                        let (nc, nd) = (nodes + c, nodes + d)
                                        let ka = keys[rowA + Int(columns[na])]
                                        let kb = keys[rowB + Int(columns[nb])]
                                        let kc = keys[rowC + Int(columns[nc])]
                                        let kd = keys[rowD + Int(columns[nd])]
                                        a = 2 * a + (ka >= thresholds[na] ? 2 : 1)
                                        b = 2 * b + (kb >= thresholds[nb] ? 2 : 1)
                                        c = 2 * c + (kc >= thresholds[nc] ? 2 : 1)
                                        d = 2 * d + (kd >= thresholds[nd] ? 2 : 1)
                                    }
                                    margins[start + row] += leaves[ends + a]
                                    margins[start + row + 1] += leaves[ends + b]
                                    margins[start + row + 2] += leaves[ends + c]
                                    margins[start + row + 3] += leaves[ends + d]
                                    row += 4
                                }
                                while row < count {
                                    var node = 0
                                    for _ in 0..<depth {
                                        let key = keys[row * stride + Int(columns[nodes + node])]
                                        node = 2 * node + (key >= thresholds[nodes + node] ? 2 : 1)
                                    }
                                    margins[start + row] += leaves[ends + node]
                                    row += 1
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A float as an integer of the same order; both zeros are one.
    private static func key(_ value: Float) -> Int32 {
        let bits = Int32(bitPattern: (value + 0).bitPattern)
        return bits ^ ((bits >> 31) & 0x7fff_ffff)
    }
}

/// What is read of XGBoost's JSON.
private struct Model: Decodable {
    struct Learner: Decodable {
        struct Parameters: Decodable {
            let base_score: String
            let num_feature: String
        }
        struct Objective: Decodable { let name: String }
        struct Booster: Decodable {
            struct Forest: Decodable { let trees: [Tree] }
            let name: String
            let model: Forest?

            enum CodingKeys: CodingKey { case name, model }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                name = try container.decode(String.self, forKey: .name)
                model = name == "gbtree" ? try container.decode(Forest.self, forKey: .model) : nil
            }
        }
        let gradient_booster: Booster
        let learner_model_param: Parameters
        let objective: Objective
    }
    let learner: Learner
}

private struct Tree: Decodable {
    let left_children: [Int], right_children: [Int]
    let split_indices: [Int]
    let split_conditions: [Float]
    let default_left: [Int]
    let categories_nodes: [Int]

    /// Levels of comparisons under a node.
    func depth(of node: Int) -> Int {
        left_children[node] < 0
            ? 0 : 1 + max(depth(of: left_children[node]), depth(of: right_children[node]))
    }
}
