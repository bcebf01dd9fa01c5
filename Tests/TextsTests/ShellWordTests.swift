import Foundation
import Testing
import Texts

struct ShellWordTests {
    @Test(
        arguments: [
            "", "plain-1.key", "two words", "it's", "$HOME", "a;b|c&d", "`date`", "\"\\\"", "~",
            "*", "zoë", "{a,b}", "#no", "!1",
        ]
    )
    func `a shell reads a quoted text as the one word that it is`(text: String) throws {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "printf '<%s>' \(text.shellWord)"]
        shell.standardOutput = output
        try shell.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        #expect(String(decoding: printed, as: UTF8.self) == "<\(text)>")
    }

    @Test func `what a shell reads as it stands is not quoted`() {
        #expect("/srv/outbox/My_shop-1.key".shellWord == "/srv/outbox/My_shop-1.key")
    }
}
