import Dispatch
import Foundation
import Glibc
import Leases
import Synchronization

/// SIGINT, SIGTERM, and SIGHUP where `nohup` does not ask to pass over it: the first asks the work to stop, the second
/// ends the program at once.
///
/// Work that is asked to stop cancels its statement, rolls back and gives its lease back; training looks up between two
/// trees. What cannot be asked, such as one tree of millions of rows, gets ten seconds; then its lease is given back
/// for it.
final class StopSignals: Sendable {
    private let first = Atomic<Int32>(0)

    /// The signal that came, if one did.
    var received: Int32? {
        let number = first.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }

    /// Listens from now on, while what is returned is kept.
    func listen(stopping work: Task<Void, any Error>) -> [any DispatchSourceSignal] {
        // What was passed over before this program began is `SIG_IGN`, 1.
        let isLeftAlone = unsafeBitCast(signal(SIGHUP, SIG_IGN), to: Int.self) == 1
        return ([SIGINT, SIGTERM] + (isLeftAlone ? [] : [SIGHUP])).map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(
                signal: number,
                queue: DispatchQueue(label: "stop signals")
            )
            source.setEventHandler { self.stop(work, after: number) }
            source.resume()
            return source
        }
    }

    /// Says that the work was stopped, and ends as shells expect it.
    static func exit(after number: Int32) -> Never {
        let name = [SIGINT: "SIGINT", SIGHUP: "SIGHUP"][number] ?? "SIGTERM"
        FailureReport.tell(
            "stopped by \(name): what was not finished is rolled back, and its lease given back; "
                + "run it again to go on",
            "stopped",
            128 + number
        )
        Foundation.exit(128 + number)
    }

    private func stop(_ work: Task<Void, any Error>, after number: Int32) {
        guard
            first.compareExchange(expected: 0, desired: number, ordering: .acquiringAndReleasing)
                .exchanged
        else { _exit(128 + number) }
        work.cancel()
        Task {
            try await Task.sleep(for: .seconds(10))
            Output.fail("segcast: what is being done cannot be asked to stop: it is ended")
            await Lease.giveBackAll()
            Self.exit(after: number)
        }
        Task {
            try await Task.sleep(for: .seconds(15))
            _exit(128 + number)
        }
    }
}
