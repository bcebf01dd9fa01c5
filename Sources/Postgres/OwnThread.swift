import CLibPQ
import Dispatch
import Foundation
import Synchronization

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

    /// Runs `body` on a thread of its own, and lets it ask between the steps of long work whether its caller was
    /// cancelled.
    ///
    /// - Parameter body: gets the question; it ends early by throwing.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    public static func runWhileWanted<T: Sendable>(
        _ body: @escaping @Sendable (_ isCancelled: () -> Bool) throws -> T
    ) async throws -> T {
        let flag = Flag()
        return try await withTaskCancellationHandler {
            try await run { try body { flag.isRaised } }
        } onCancel: {
            flag.raise()
        }
    }

    /// What one thread raises and another looks at.
    private final class Flag: Sendable {
        private let state = Atomic(false)

        var isRaised: Bool { state.load(ordering: .relaxed) }

        func raise() { state.store(true, ordering: .relaxed) }
    }

    /// Two heaps a core instead of glibc's eight: threads come and go, and what one of them freed stays in
    /// its heap, so that memory would grow with the work.
    private static let shareHeaps: Void = {
        let heaps = 2 * ProcessInfo.processInfo.activeProcessorCount
        precondition(mallopt(M_ARENA_MAX, Int32(heaps)) == 1, "glibc takes any number of heaps")
    }()
}

extension OwnThread {
    /// Parts between whoever makes them and whoever takes them: enough that neither waits for one that takes long.
    private static let partsAtOnce = 4

    /// Works on parts several at once, and hands on what came of them in their order.
    ///
    /// - Parameters:
    ///   - next: returns the next part, or `nil` when there are none.
    ///   - work: runs on a thread of its own.
    ///   - take: gets what came of each part, in the order in which the parts were returned.
    /// - Throws: what any of them throws.
    public static func inOrder<Part: Sendable, Made: Sendable>(
        next: () async throws -> Part?,
        work: @escaping @Sendable (Part) throws -> Made,
        take: (Made) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Made).self) { group in
            var begun = 0
            var taken = 0
            var isEnded = false
            var ahead: [Int: Made] = [:]
            while !isEnded || taken < begun {
                if !isEnded, begun - taken < partsAtOnce {
                    guard let part = try await next() else {
                        isEnded = true
                        continue
                    }
                    let number = begun
                    group.addTask { (number, try await run { try work(part) }) }
                    begun += 1
                    continue
                }
                while ahead[taken] == nil, let (number, made) = try await group.next() {
                    ahead[number] = made
                }
                guard let made = ahead.removeValue(forKey: taken) else { continue }
                taken += 1
                try await take(made)
            }
        }
    }
}
