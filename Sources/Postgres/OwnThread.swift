import Dispatch

/// Runs blocking work off the shared pool of threads.
public enum OwnThread {
    /// Runs `body` on a thread of its own and returns what it returns.
    ///
    /// - Throws: what `body` throws.
    public static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws
        -> T
    {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "own thread").async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }
}
