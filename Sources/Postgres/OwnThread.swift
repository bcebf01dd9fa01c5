import CLibPQ
import Dispatch
import Foundation

/// Runs blocking work off the shared pool of threads.
public enum OwnThread {
    /// Runs `body` on a thread of its own and returns what it returns.
    ///
    /// - Throws: what `body` throws.
    public static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws
        -> T
    {
        _ = shareHeaps
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "own thread").async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }

    /// Two heaps a core instead of glibc's eight: threads come and go, and what one of them freed stays in
    /// its heap, so that memory would grow with the work.
    private static let shareHeaps: Void = {
        let heaps = 2 * ProcessInfo.processInfo.activeProcessorCount
        precondition(mallopt(M_ARENA_MAX, Int32(heaps)) == 1, "glibc takes any number of heaps")
    }()
}
