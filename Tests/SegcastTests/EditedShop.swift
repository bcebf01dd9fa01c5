import Foundation
import Postgres
import Refresh
import TestSupport
import Testing

/// The second shop with definitions of its own, which a test edits, worked by this process.
struct EditedShop {
    let folder: String
    /// The program, over the same definitions and outbox.
    let segcast: SegcastProcess
    private var config: String { "\(folder)/Config" }

    /// Makes sources and tables, trains and approves a version of `books_30d` where that is asked for, and does something
    /// with a copy of the definitions.
    static func with(
        isApproved: Bool = false,
        _ body: (Self) async throws -> Void
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            try FileManager.default.copyItem(atPath: SecondShop.folder, toPath: "\(folder)/Config")
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            let shop = Self(folder: folder, segcast: segcast)
            try await SecondShop.make()
            try #require(try await segcast.run("init").status == 0)
            if isApproved {
                let trained = try await segcast.run("train", "books_30d", "--as-of", "2025-11-01")
                try #require(trained.status == 0, "\(trained.errors)")
                try await shop.approve("books_30d")
            }
            try await body(shop)
        }
    }

    /// Approves the first version of an outcome.
    func approve(_ outcome: String) async throws {
        let approved = try await segcast.run("models", "approve", outcome, "1")
        try #require(approved.status == 0, "\(approved.errors)")
    }

    /// Writes a definition.
    func write(_ file: String, _ text: String) throws {
        let path = "\(config)/\(file)"
        let parent = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Changes the text of a definition.
    func edit(_ file: String, _ old: String, _ new: String) throws {
        let text = try String(contentsOfFile: "\(config)/\(file)", encoding: .utf8)
        try #require(text.contains(old))
        try write(file, text.replacing(old, with: new))
    }

    /// Takes files or folders of definitions away.
    func remove(_ files: String...) throws {
        for file in files { try FileManager.default.removeItem(atPath: "\(config)/\(file)") }
    }

    /// Lets lists of days that follow one another hold the same people.
    func forgetCaps() throws {
        try write("policies.yaml", "governance: single_operator\n")
        try write(
            "channels/search.yaml",
            "channel: search\nformat: google_customer_match\nconsent: advertising\ncontact: none\n"
        )
    }

    /// Adds a segment of those who came often, and a list of it.
    func addOften() throws {
        try write("segments/often.yaml", Self.segment("often", "{feature: bookings, at_least: 9}"))
        try write("exports/often_search.yaml", Self.export("often_search", "[often]"))
    }

    /// Takes away what predicts anything, and segments those with a blue card and those who came often.
    func forgetModels() throws {
        try remove(
            "outcomes",
            "segments/north_hot.yaml",
            "segments/warm.yaml",
            "exports/north_search.yaml"
        )
        try write("segments/blue.yaml", Self.segment("blue", "{attribute: tier, is: [blue]}"))
        try addOften()
    }

    /// A segment as a file says it.
    static func segment(_ name: String, _ rule: String) -> String {
        "segment: \(name)\nowner: crm@house\npurpose: Somebody\nrule: \(rule)\n"
    }

    /// An export to the search channel as a file says it.
    static func export(_ name: String, _ segments: String, _ more: String = "") -> String {
        "export: \(name)\nowner: crm@house\nchannel: search\nsegments: \(segments)\n\(more)\n"
    }

    /// Works a day as `segcast run` does.
    func work(_ asOf: String) async throws -> DailyRefresh.Result {
        let deployment = try Deployment(
            folder: config,
            outbox: segcast.outbox,
            DeploymentSettings(
                ProcessInfo.processInfo.environment.merging([
                    "SEGCAST_DATABASE_URL": try TestDatabase.url()
                ]) { $1 }
            ),
            reporting: { _ in }
        )
        return try await deployment.workingDay(asOf: asOf) { hashes in
            let day = try await RefreshDay.asFarAsSound(deployment, hashes, asOf: asOf)
            return try await DailyRefresh(day).run()
        }
    }

    /// Asks the contract, and returns the first column of each row as text.
    func ask(_ question: String) async throws -> [String] {
        try await TestDatabase.connect().sql("select (\(question))::text as answer")
            .map { try $0.value("answer") }
    }
}
