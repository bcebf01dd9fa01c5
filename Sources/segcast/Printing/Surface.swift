import Dispatch
import Glibc

/// What progress is told on, and by which clock.
struct Surface: Sendable {
    /// Whether a line on it can be written over.
    let isTerminal: Bool
    /// How many columns it has.
    let width: @Sendable () -> Int
    /// Writes to it as it stands.
    let write: @Sendable (String) -> Void
    /// Time that passed since some moment.
    let clock: @Sendable () -> Duration
    /// Calls something again and again, so many seconds apart, for as long as the program lives.
    let repeating: @Sendable (_ seconds: Int, _ body: @escaping @Sendable () -> Void) -> Void

    /// Standard error.
    static var standardError: Self {
        let begin = ContinuousClock.now
        return Self(
            isTerminal: isatty(STDERR_FILENO) == 1,
            width: {
                var size = winsize()
                guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else {
                    return 80
                }
                return Int(size.ws_col)
            },
            write: { Output.tell($0) },
            clock: { begin.duration(to: .now) },
            repeating: { seconds, body in
                let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
                timer.schedule(deadline: .now() + .seconds(seconds), repeating: .seconds(seconds))
                // The handler keeps its timer, which lives as long as the program.
                timer.setEventHandler { withExtendedLifetime(timer, body) }
                timer.resume()
            }
        )
    }
}
