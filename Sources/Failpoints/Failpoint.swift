#if FAILPOINTS
import Foundation
import Glibc
import Synchronization

/// A place where a fault test stops this program dead: debug builds only.
///
/// Settings: `SEGCAST_FAILPOINT` (string): `NAME=kill` dies there by SIGKILL; `NAME=FILE` makes FILE
/// there and goes on when somebody has removed it.
public enum Failpoint {
    private static let setting =
        ProcessInfo.processInfo.environment["SEGCAST_FAILPOINT"]?.split(separator: "=") ?? []
    private static let wasReached = Atomic(false)

    /// Dies or waits when the setting names this place, the first time it is reached.
    public static func reach(_ name: String) {
        guard setting.count == 2, setting[0] == name,
            !wasReached.exchange(true, ordering: .relaxed)
        else { return }
        if setting[1] == "kill" { kill(getpid(), SIGKILL) }
        let file = String(setting[1])
        close(open(file, O_WRONLY | O_CREAT, 0o600))
        while access(file, F_OK) == 0 { usleep(5_000) }
    }
}
#else
/// A place where a fault test stops a debug build; nothing in this one.
public enum Failpoint {
    /// Does nothing.
    @inlinable
    public static func reach(_ name: @autoclosure () -> String) {}
}
#endif
