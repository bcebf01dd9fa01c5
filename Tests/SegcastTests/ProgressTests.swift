import Steps
import Synchronization
import Testing

@testable import segcast

/// Progress on a terminal, and on none, by a clock that stands still until it is told.
struct ProgressTests {
    /// What is written, by a clock of its own.
    private final class Screen: Sendable {
        private let written = Mutex("")
        private let now = Mutex(Duration.zero)
        private let ticks = Mutex<[Int]>([])

        var text: String { written.withLock(\.self) }
        var secondsBetweenTicks: [Int] { ticks.withLock(\.self) }

        func pass(_ seconds: Int) { now.withLock { $0 += .seconds(seconds) } }

        /// Takes what was written since.
        func take() -> String {
            written.withLock { text in
                defer { text = "" }
                return text
            }
        }

        func surface(isTerminal: Bool, width: Int = 80) -> Surface {
            Surface(
                isTerminal: isTerminal,
                width: { width },
                write: { text in self.written.withLock { $0 += text } },
                clock: { self.now.withLock(\.self) },
                repeating: { seconds, _ in self.ticks.withLock { $0.append(seconds) } }
            )
        }
    }

    private static let clear = "\r\u{1B}[K"

    @Test func `a bar says how far, how long and how much is left, and is not full before the end`()
    {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: true))
        progress.begin(Step("windows", done: 0, of: 4), of: "train buys")
        #expect(
            screen.take()
                == "\(Self.clear)train buys: windows, 0 of 4 done [--------------------]"
        )
        screen.pass(30)
        progress.begin(Step("windows", done: 1, of: 4), of: "train buys")
        #expect(
            screen.take() == "\(Self.clear)train buys: windows, 1 of 4 done "
                + "[#####---------------], 0:30, about 1:30 left"
        )
        screen.pass(60)
        progress.begin(Step("windows", done: 3, of: 4), of: "train buys")
        let last = screen.take()
        #expect(last.contains("#-") && last.hasSuffix(", 1:30, about 0:30 left"), "\(last)")
        screen.pass(30)
        progress.end("train buys")
        #expect(screen.take() == "\(Self.clear)train buys: done in 2:00\n")
        #expect(screen.secondsBetweenTicks == [1])
    }

    @Test func `a warning stands on a line of its own, and the bar below it`() {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: true))
        progress.begin(Step("scoring", done: 1, of: 6, isEven: false), of: "run")
        _ = screen.take()
        progress.note("warning: orders stopped")
        #expect(
            screen.take() == "\(Self.clear)warning: orders stopped\n"
                + "\(Self.clear)run: scoring, 1 of 6 done [###-----------------]"
        )
        progress.stop()
        progress.note("segcast: failed")
        #expect(screen.take() == "\(Self.clear)segcast: failed\n", "no bar comes back")
    }

    @Test func `the clock goes on in a step that takes long`() {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: true))
        progress.begin(Step("writing the card"), of: "train buys")
        screen.pass(75)
        _ = screen.take()
        progress.tick()
        #expect(screen.take() == "\(Self.clear)train buys: writing the card, 1:15")
    }

    @Test func `a task within another is told until it ends, then the outer one again`() {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: true))
        progress.begin(Step("models", done: 1, of: 6, isEven: false), of: "run")
        progress.begin(Step("windows", done: 0, of: 2), of: "train buys")
        screen.pass(3661)
        _ = screen.take()
        progress.end("train buys")
        let told = screen.take()
        #expect(told.hasPrefix("\(Self.clear)train buys: done in 1:01:01\n"), "\(told)")
        #expect(told.contains("run: models, 1 of 6 done [###-----------------], 1:01:01"))
        progress.begin(Step("scoring", done: 2, of: 6, isEven: false), of: "run")
        #expect(!screen.take().contains("left"), "stages take each their own time")
    }

    @Test func `a bar never breaks the line`() {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: true, width: 60))
        let name = "export of everybody who likes tea and lives near the sea"
        progress.begin(Step("rows", done: 1, of: 3, "a name"), of: name)
        screen.pass(10)
        progress.begin(Step("rows", done: 2, of: 3, "a name"), of: name)
        for line in screen.take().split(separator: "\r") {
            #expect(line.dropFirst(3).count < 60, "\(line)")
        }
    }

    @Test func `where lines stay, one is told for each kind of step and every ten seconds`() {
        let screen = Screen()
        let progress = Progress(on: screen.surface(isTerminal: false))
        for bucket in 0..<100 {
            progress.begin(Step("buckets", done: bucket, of: 100), of: "scores")
            screen.pass(1)
        }
        progress.end("scores")
        let lines = screen.take().split(separator: "\n").map(String.init)
        #expect(lines.count == 11 && !lines.joined().contains("\u{1B}"), "\(lines)")
        #expect(lines[0] == "scores: buckets, 0 of 100 done")
        #expect(lines[1] == "scores: buckets, 10 of 100 done, 0:10, about 1:30 left")
        #expect(lines[10] == "scores: done in 1:40")
        progress.begin(Step("fitting"), of: "train")
        progress.begin(Step("judging"), of: "train")
        #expect(screen.take() == "train: fitting\ntrain: judging\n")
        screen.pass(30)
        progress.tick()
        #expect(screen.take().isEmpty)
        screen.pass(30)
        progress.tick()
        #expect(screen.take() == "train: judging, 1:00\n")
        #expect(screen.secondsBetweenTicks == [60])
    }
}
