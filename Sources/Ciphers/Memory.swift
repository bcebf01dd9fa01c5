internal import CCrypto
import Glibc

/// The program's memory, which holds the deployment's key and people's contact details.
public enum Memory {
    /// Keeps it from every disk until the program ends: no core file, none through a pipe either, and nobody but
    /// root may attach to the process or read its environment.
    public static func forbidDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        CCrypto_forbid_dumps()
    }
}
