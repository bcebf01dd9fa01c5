import Foundation
import Testing

struct NormaliseTests {
    private func normalise(_ channel: String, _ bytes: String) async throws
        -> SegcastProcess.Result
    {
        try await SegcastProcess.withFolder { folder in
            try Data(bytes.utf8).write(to: URL(filePath: "\(folder)/input.csv"))
            return try await SegcastProcess.run(
                [SegcastProcess.program, "normalise", channel],
                ProcessInfo.processInfo.environment,
                input: "\(folder)/input.csv"
            )
        }
    }

    @Test func `a value comes back with what leaves of it, hashed or plain, and why nothing does`()
        async throws
    {
        let made = try await normalise(
            "google_ads",
            """
            field,input,default_country,default_calling_code
            email,QuinnY@example.com,,
            phone,030 / 1234567,DE,
            country,de,,
            email,"nobody, at all",,

            """
        )
        try #require(made.status == 0, "\(made.errors)")
        let lines = made.output.split(separator: "\n")
        #expect(
            lines[0]
                == "field,input,default_country,default_calling_code,normalised,output,reason"
        )
        // The first case of googleads/data-manager-java.
        #expect(
            lines[1].hasSuffix(
                ",quinny@example.com,d00d0a7c6d491b3782fd78b410748048859e16467faa0651f060978d4bb343cc,"
            )
        )
        #expect(lines[2].contains(",+49301234567,"))
        #expect(lines[3].hasSuffix(",DE,DE,"))
        #expect(lines[4].hasPrefix(#"email,"nobody, at all",,,,,"#) && !lines[4].hasSuffix(","))
        #expect(lines.count == 5)
    }

    @Test(arguments: ["", "field,input\nemail,x\n", "field,field\n"])
    func `what is no table of details is told with a code`(text: String) async throws {
        let refused = try await normalise("klaviyo", text)
        #expect(refused.status == 65 && refused.tells("input-unreadable"), "\(refused.errors)")
        let unknown = try await normalise("klavio", text)
        #expect(unknown.status == 64 && unknown.tells("name-undefined"), "\(unknown.errors)")
    }

    @Test func `a file as a spreadsheet saves it is read, with what else it holds`() async throws {
        let made = try await normalise(
            "meta",
            "\u{FEFF}id,default_calling_code,default_country,input,field\r\n7,,,Ada ,fn\r\n\r\n"
        )
        try #require(made.status == 0, "\(made.errors)")
        let lines = made.output.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("id,default_calling_code"))
        #expect(lines[1].hasPrefix("7,,,Ada ,fn,ada,"))
    }

    @Test(arguments: [
        ("google_ads", "", "standard input is empty"),
        ("google_ads", "field,value\nemail,a@b.example\n", "lacks the column input"),
        ("google_ads", "field,input,default_country,default_calling_code\nshoe,42,,\n", "record 2"),
        ("google_ads", "field,input,default_country,default_calling_code\nemail,a\n", "2 cells"),
        ("tictoc", "", "there is no channel tictoc"),
        (
            "meta",
            "field,input,default_country,default_calling_code\nemail,a@b.example,DE,\"49\nemail,c@d.example,,\n",
            "line 2 of standard input: a quote is never closed"
        ),
        (
            "meta",
            "field,input,default_country,default_calling_code\nemail,a\"b,DE,\n",
            "line 2 of standard input"
        ),
        (
            "meta",
            "field,input,default_country,default_calling_code\nemail,a\u{0}b,DE,\n",
            "line 2 of standard input: there is a zero byte"
        ),
        ("meta", "field,input,input,default_country,default_calling_code\n", "column 3 twice"),
    ])
    func `input that cannot be read is told with its place`(
        channel: String,
        input: String,
        message: String
    ) async throws {
        let made = try await normalise(channel, input)
        #expect(made.status == 65 || made.status == 64)
        #expect(made.errors.contains(message), "\(made.errors)")
    }
}
