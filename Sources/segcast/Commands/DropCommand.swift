import ArgumentParser
import Definitions
import Foundation
import Postgres
import Refresh
import Schema

/// `segcast drop`.
struct DropCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Prints what removes Segcast from the database; runs none of it.",
        discussion: """
            The text is for a DBA to read and to run: it drops Segcast's schemas and those of its roles that nothing else \
            needs, all or nothing, and says what is lost with them. Where something of somebody else's lies in the schemas \
            or hangs on them, such as a view over segcast_v1, nothing is printed and it is named. Sources, logins, \
            outbox and key are left.
            """
    )

    private static let columns: [Table.Column] = [.text("line")]
    static let shape = columns.shape

    @Flag(help: "Print it. There is no other way: it is never run from here.")
    var print = false
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard print else {
            throw ValidationError("segcast drop runs nothing: --print prints what a DBA runs")
        }
    }

    func run() async throws {
        // Also where the definitions are gone, or do not load.
        let isDefined = FileManager.default.fileExists(atPath: "\(options.config)/segcast.yaml")
        let settings = isDefined ? try Configuration(folder: options.config).settings : Settings()
        let pool = SessionPool(try DeploymentSettings().database(), limit: 1)
        let removal = try await Removal(
            from: pool,
            roles: DatabaseRoles(prefix: settings.rolePrefix)
        )
        var lines = removal.lines
        if try await pool.query(SQL.findShop).contains(where: \.isOurs) {
            lines.append("-- The demo's shop, which `segcast demo` made: drop schema shop cascade;")
        }
        var table = Table(columns: Self.columns)
        table.rows = lines.map { [$0] }
        try Report(table.value, lines.map { .line($0) } + [.data(table)]).print(as: options.format)
    }
}
