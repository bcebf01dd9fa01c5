import Steps
import Synchronization

/// Tells how many buckets of a release are scored; another process that shares it is not counted.
final class BucketCount: Sendable {
    private let total: Int
    private let done: Mutex<Int>
    private let progress: @Sendable (Step) -> Void

    /// Counts `total` buckets, of which `open` are not scored yet.
    init(_ total: Int, open: Int, _ progress: @escaping @Sendable (Step) -> Void) {
        self.total = total
        self.progress = progress
        done = Mutex(total - open)
        progress(Step("buckets of customers", done: total - open, of: total))
    }

    /// One more is scored.
    func finishOne() {
        done.withLock {
            $0 += 1
            progress(Step("buckets of customers", done: $0, of: total))
        }
    }
}
