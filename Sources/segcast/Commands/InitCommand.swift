import ArgumentParser
import Postgres
import Schema

/// `segcast init`.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes or upgrades Segcast's own tables.",
        discussion: """
            Needs CREATE on the database and no superuser. Nothing outside the schemas segcast, segcast_v1 and
            segcast_data is touched.
            """
    )

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let pool = SessionPool(try Workplace.settings(), limit: 1)
        let applied = try await Migrator(pool).migrate()
        var table = Table(columns: ["migration"])
        table.rows = applied.map { [$0] }
        try table.print(as: options.format)
    }
}
