import Glibc
import Synchronization

/// Standard output and standard error may be closed, full, or read by nobody any more.
///
/// What was done stays done then, and its leases are given back: a stream that takes nothing ends no work. What
/// standard output did not take is told when the program ends.
extension Output {
    private static let refused = Atomic<Int32>(0)

    /// The system's number of why standard output took not everything; `nil` when it did.
    static var fault: Int32? {
        let number = refused.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }

    /// Prepares the streams: one that is closed is nowhere, so that no file and no session gets its number and what is
    /// printed; and a reader who goes away, or a limit on the size of files, is an error of a call and not the end.
    static func prepare() {
        for (descriptor, mode) in [(0, O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] as [(Int32, Int32)]
        where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    }

    /// Writes a line to standard output.
    static func line(_ text: String) { write(Array("\(text)\n".utf8)) }

    /// Writes bytes to standard output.
    static func write(_ bytes: some Collection<UInt8>) {
        progress.stop()
        guard let number = write(Array(bytes), to: STDOUT_FILENO) else { return }
        _ = refused.compareExchange(
            expected: 0,
            desired: number,
            ordering: .acquiringAndReleasing
        )
    }

    /// Writes to standard error as it stands; where nobody reads that, nobody is told.
    static func tell(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

    /// Returns the system's number of why not everything was taken.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            written += count
        }
        return nil
    }
}
