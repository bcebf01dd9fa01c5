import Ciphers
import Foundation
import Glibc
import Testing

struct DeploymentKeyTests {
    private let digits = (0..<32).map { String(format: "%02x", $0) }.joined()

    /// Does something with a file in a folder of its own.
    private func withFile(
        _ text: String,
        mode: mode_t = 0o600,
        _ body: (_ path: String) throws -> Void
    ) throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "key").path
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try #require(chmod(path, mode) == 0)
        try body(path)
    }

    @Test func `a key is known by the beginning of its SHA-256, and never shown`() throws {
        // printf '%064d' 0 | xxd -r -p | sha256sum
        let nothing = try DeploymentKey(hexadecimal: String(repeating: "0", count: 64))
        #expect(nothing.keyID == "66687aadf862bd77")
        let key = try DeploymentKey(hexadecimal: digits)
        #expect(key.keyID == "630dcd2966c43366")
        #expect("\(key)" == "key 630dcd2966c43366")
        var shown = "\(key) \(String(reflecting: key)) \([key])"
        dump(key, to: &shown)
        #expect(
            !shown.contains(digits.prefix(16)) && !shown.contains(digits.suffix(16)),
            "\(shown)"
        )
    }

    @Test func `white space around a key and the case of its digits mean nothing`() throws {
        let keyID = try DeploymentKey(hexadecimal: digits).keyID
        for text in [digits.uppercased(), "\(digits)\n", " \t\r\n\(digits)\r\n "] {
            #expect(try DeploymentKey(hexadecimal: text).keyID == keyID)
        }
    }

    @Test func `what is not 64 hexadecimal digits is no key, and is not quoted`() {
        let middle = digits.prefix(32) + " " + digits.suffix(31)
        for text in [
            "", " ", String(digits.dropLast()), digits + "0", "g" + digits.dropFirst(),
            digits.dropLast() + "G", String(middle), "0x" + digits.dropFirst(2),
        ] {
            let error = #expect(throws: CipherError.malformedKey(path: nil)) {
                try DeploymentKey(hexadecimal: text)
            }
            #expect(error.map { !"\($0)".contains(digits.suffix(16)) } == true)
        }
    }

    @Test func `a key file of nobody else's is read`() throws {
        for mode: mode_t in [0o600, 0o400] {
            try withFile("\(digits)\n", mode: mode) { path in
                let key = try DeploymentKey(file: path)
                #expect(key.keyID == "630dcd2966c43366")
            }
        }
    }

    @Test func `a key file that any other may read, write or run is refused`() throws {
        for mode: mode_t in [0o640, 0o620, 0o610, 0o604, 0o602, 0o601] {
            try withFile(digits, mode: mode) { path in
                #expect(throws: CipherError.openFile(path: path), "\(String(mode, radix: 8))") {
                    try DeploymentKey(file: path)
                }
            }
        }
    }

    @Test func `what is no file is not waited for, and what is not there is told`() throws {
        try withFile(digits) { path in
            let pipe = path + ".pipe"
            try #require(mkfifo(pipe, 0o600) == 0)
            for other in [pipe, URL(filePath: path).deletingLastPathComponent().path] {
                #expect(throws: CipherError.notAFile(path: other)) {
                    try DeploymentKey(file: other)
                }
            }
            #expect(throws: CipherError.unreadableFile(path: path + ".none", number: ENOENT)) {
                try DeploymentKey(file: path + ".none")
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root gives files away"))
    func `a key file that is somebody else's is refused`() throws {
        try withFile(digits) { path in
            try #require(chown(path, 65_534, 65_534) == 0)
            #expect(throws: CipherError.foreignFile(path: path)) { try DeploymentKey(file: path) }
        }
    }

    @Test func `a file with more or less than a key in it is refused`() throws {
        for text in ["", "\n", digits + digits, digits + "\n" + digits] {
            try withFile(text) { path in
                #expect(throws: CipherError.malformedKey(path: path)) {
                    try DeploymentKey(file: path)
                }
            }
        }
    }
}
