import Failpoints
import Foundation
import Testing

/// What fault tests rely on: the program stops where it was told to, and nowhere else.
struct FailpointTests {
    @Test func `the program dies at the place that the setting names`() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            setenv("SEGCAST_FAILPOINT", "export.published=kill", 1)
            Failpoint.reach("export.planned")
            Failpoint.reach("export.published")
        }
    }

    @Test func `the program goes on past every other place`() async {
        await #expect(processExitsWith: .exitCode(3)) {
            setenv("SEGCAST_FAILPOINT", "export.published=kill", 1)
            Failpoint.reach("export.planned")
            exit(3)
        }
    }

    @Test func `the program waits for as long as the file is there, and once`() async {
        await #expect(processExitsWith: .exitCode(4)) {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            setenv("SEGCAST_FAILPOINT", "score.batch=\(file.path())", 1)
            let waited = Thread {
                while access(file.path(), F_OK) != 0 { usleep(1_000) }
                unlink(file.path())
            }
            waited.start()
            Failpoint.reach("score.batch")
            Failpoint.reach("score.batch")
            exit(access(file.path(), F_OK) == 0 ? 5 : 4)
        }
    }
}
