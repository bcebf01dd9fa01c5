import Glibc

/// A file of a folder that is read.
final class FileReader: DestinationReader {
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8]
    private var isAtEnd = false

    init(_ path: String, chunkBytes: Int) throws(OutboxError) {
        descriptor = try FolderDestination.openOwnFile(path)
        self.path = path
        buffer = [UInt8](repeating: 0, count: chunkBytes)
    }

    deinit { close(descriptor) }

    func next() throws(OutboxError) -> [UInt8]? {
        var filled = 0
        while !isAtEnd, filled < buffer.count {
            let count = buffer.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FolderDestination.failure("read", path) }
            isAtEnd = count == 0
            filled += count
        }
        return filled == 0 ? nil : Array(buffer[..<filled])
    }
}
