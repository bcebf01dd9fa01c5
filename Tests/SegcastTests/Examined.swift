import Foundation
import Testing

/// What `segcast doctor` says of a deployment.
struct Examined {
    /// An answer as a program reads it.
    struct Answer: Decodable {
        let examination: String, state: String, words: String
        let fix: String?, because: String?
        let exit_code: Int32?
    }

    private struct Told: Decodable {
        let is_well: Bool
        let exit_code: Int32
        let answers: [Answer]
    }

    let answers: [Answer]
    let status: Int32

    /// Asks it.
    init(
        _ segcast: SegcastProcess,
        asOf day: String? = ExportShop.day,
        _ variables: [String: String] = [:],
        without missing: [String] = []
    ) async throws {
        let result = try await segcast.run(
            ["doctor", "--format", "json"] + (day.map { ["--as-of", $0] } ?? []),
            variables,
            without: missing
        )
        let told = try JSONDecoder().decode(Told.self, from: Data(result.output.utf8))
        #expect(told.exit_code == result.status && told.is_well == (result.status == 0))
        #expect(result.tells("not-well") != told.is_well, "\(result.errors)")
        let text = result.output + result.errors
        #expect(!text.contains("example.com") && !text.contains("S3cr3t"), "\(text)")
        (answers, status) = (told.answers, result.status)
    }

    /// What is not well and waits for nothing else, as `EXAMINATION STATE`.
    var causes: [String] {
        answers.filter { $0.state != "well" && $0.because == nil }.map {
            "\($0.examination) \($0.state)"
        }
    }

    /// The one answer of an examination that is not well.
    func fault(_ examination: String) throws -> Answer {
        let found = answers.filter { $0.examination == examination && $0.state != "well" }
        return try #require(found.first, "\(answers)")
    }

    /// Which examinations wait for another.
    func waiting(for cause: String) -> [String] {
        answers.filter { $0.because == cause }.map(\.examination)
    }
}
