import Foundation
import Glibc

extension FolderDestination {
    /// What a folder stands on.
    ///
    /// Between two of them no file gets another name, by no link and no rename: the system refuses it between file
    /// systems, and between two places that one is mounted at.
    struct Ground: Equatable {
        let device: dev_t
        /// The mount, as the system numbers them; `nil` where it does not tell.
        let mount: Int?
    }

    /// What a folder of ours stands on.
    static func ground(of folder: String) throws(OutboxError) -> Ground {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        var found = stat()
        guard fstat(descriptor, &found) == 0 else { throw failure("fstat", folder) }
        return Ground(device: found.st_dev, mount: mount(of: descriptor))
    }

    /// The mount that an open file lies on, by `mnt_id` in proc(5).
    private static func mount(of descriptor: Int32) -> Int? {
        let facts = try? String(contentsOfFile: "/proc/self/fdinfo/\(descriptor)", encoding: .utf8)
        let line = facts?.split(separator: "\n").first { $0.hasPrefix("mnt_id:") }
        return line.flatMap {
            Int($0.dropFirst("mnt_id:".count).trimmingCharacters(in: .whitespaces))
        }
    }
}
