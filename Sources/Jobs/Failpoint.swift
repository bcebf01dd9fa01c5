#if FAILPOINTS
import Foundation
import Glibc

/// A place where a fault test stops this program dead: debug builds only.
///
/// Settings: `SEGCAST_FAILPOINT` (string): `NAME=kill` dies there by SIGKILL, `NAME=stop` stops there
/// by SIGSTOP until somebody sends SIGCONT.
public enum Failpoint {
    private static let setting =
        ProcessInfo.processInfo.environment["SEGCAST_FAILPOINT"]?.split(separator: "=") ?? []

    /// Dies or stops when the setting names this place.
    public static func reach(_ name: String) {
        guard setting.count == 2, setting[0] == name else { return }
        kill(getpid(), setting[1] == "stop" ? SIGSTOP : SIGKILL)
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
