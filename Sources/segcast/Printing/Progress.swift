import Steps
import Synchronization

/// Tells how far long work is, how long it has taken and about how much is left.
///
/// On a terminal that is one line that changes: what else is told clears it and is followed by it. Elsewhere it is a
/// line where another kind of step begins, and within one a line every ten seconds at most, and one a minute while a
/// step takes long.
final class Progress: Sendable {
    /// A task under way.
    private struct Task {
        let name: String
        let began: Duration
        var step: Step
        /// When the kind of step began.
        var phaseBegan: Duration
        /// The share that was done then.
        var shareThen: Double
    }

    private struct State {
        /// Tasks within tasks, the outermost first.
        var tasks: [Task] = []
        /// Whether the line stands on the terminal.
        var isDrawn = false
        /// When a line was told or drawn last.
        var told: Duration?
        var isTicking = false
    }

    private let surface: Surface
    private let state = Mutex(State())

    /// Creates a progress of nothing yet.
    init(on surface: Surface) { self.surface = surface }

    /// Tells the step of a task that begins now; tasks that it is the outer one of have ended.
    func begin(_ step: Step, of name: String) {
        let now = surface.clock()
        let mustTick = state.withLock { state in
            var isNew = true
            if let place = state.tasks.firstIndex(where: { $0.name == name }) {
                state.tasks.removeSubrange((place + 1)...)
                isNew = state.tasks[place].step.words != step.words
                if isNew {
                    state.tasks[place].phaseBegan = now
                    state.tasks[place].shareThen = step.share ?? 0
                }
                state.tasks[place].step = step
            } else {
                state.tasks.append(
                    Task(
                        name: name,
                        began: now,
                        step: step,
                        phaseBegan: now,
                        shareThen: step.share ?? 0
                    )
                )
            }
            // A tree takes less than an eye does.
            let pause = surface.isTerminal ? Duration.milliseconds(100) : .seconds(10)
            let isDue = isNew || state.told.map { now - $0 >= pause } ?? true
            if isDue, surface.isTerminal { draw(&state) } else if isDue { tell(&state) }
            defer { state.isTicking = true }
            return !state.isTicking
        }
        if mustTick {
            surface.repeating(surface.isTerminal ? 1 : 60) { [weak self] in self?.tick() }
        }
    }

    /// Tells that a task has ended, and how long it took.
    func end(_ name: String) {
        let now = surface.clock()
        state.withLock { state in
            guard let place = state.tasks.firstIndex(where: { $0.name == name }) else { return }
            let took = now - state.tasks[place].began
            state.tasks.removeSubrange(place...)
            clear(&state)
            surface.write("\(name): done in \(Self.spoken(took))\n")
            if surface.isTerminal { draw(&state) }
        }
    }

    /// Tells lines beside it, each on a line of its own.
    func note(_ lines: String) {
        state.withLock { state in
            clear(&state)
            surface.write("\(lines)\n")
            if surface.isTerminal { draw(&state) }
        }
    }

    /// Forgets what is under way, for it has ended, well or not: what a command was asked for is told now.
    func stop() {
        state.withLock { state in
            clear(&state)
            state.tasks = []
        }
    }

    /// Tells again how long the step takes by now.
    func tick() {
        let now = surface.clock()
        state.withLock { state in
            guard !state.tasks.isEmpty else { return }
            if surface.isTerminal { return draw(&state) }
            if state.told.map({ now - $0 >= .seconds(60) }) ?? true { tell(&state) }
        }
    }

    private func clear(_ state: inout State) {
        if state.isDrawn { surface.write("\r\u{1B}[K") }
        state.isDrawn = false
    }

    private func draw(_ state: inout State) {
        guard let task = state.tasks.last else { return }
        let room = surface.width() - 1
        let times = times(of: task)
        let bar = Self.bar(task.step)
        let left = room - bar.columnCount - times.columnCount
        let whole = "\(task.name): \(task.step)"
        let words =
            whole.columnCount <= left ? whole : "\(task.name): \(task.step.withoutDetail)"
        let shown = words.columnCount <= left ? words : String(words.prefix(max(left - 1, 8))) + "…"
        surface.write("\r\u{1B}[K\(shown)\(bar)\(times)")
        state.isDrawn = true
        state.told = surface.clock()
    }

    private func tell(_ state: inout State) {
        guard let task = state.tasks.last else { return }
        state.told = surface.clock()
        surface.write("\(task.name): \(task.step)\(times(of: task))\n")
    }

    /// How long a task has taken, and about how long its kind of step will.
    private func times(of task: Task) -> String {
        let now = surface.clock()
        let taken = now - task.began
        var words = taken < .seconds(1) ? "" : ", \(Self.spoken(taken))"
        let phase = now - task.phaseBegan
        if task.step.isEven, phase >= .seconds(2), let share = task.step.share,
            share > task.shareThen, share < 1
        {
            let left = phase * ((1 - share) / (share - task.shareThen))
            words += ", about \(Self.spoken(left)) left"
        }
        return words
    }

    /// A bar of what is done; full when everything is.
    private static func bar(_ step: Step) -> String {
        guard let share = step.share else { return "" }
        let filled = Int(20 * share)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        return " [\(bar)]"
    }

    /// A time as clocks show it, such as `0:42` and `1:02:03`.
    static func spoken(_ time: Duration) -> String {
        let seconds = max(time.components.seconds, 0)
        func pad(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0
            ? "\(hours):\(pad(minutes)):\(pad(seconds % 60))" : "\(minutes):\(pad(seconds % 60))"
    }
}
