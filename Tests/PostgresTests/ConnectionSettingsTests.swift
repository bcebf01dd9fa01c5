import Postgres
import TestSupport
import Testing

struct ConnectionSettingsTests {
    @Test(arguments: [
        "postgresql://ada@db.example/shop", "host=db.example dbname=shop user=ada",
        "postgresql:///shop?host=/run/pg",
    ])
    func `a URL and key-value pairs name the database`(text: String) throws {
        #expect(try ConnectionSettings(text).database == "shop")
        #expect(try ConnectionSettings(text).connecting(to: "other").database == "other")
    }

    @Test func `a service is left to libpq`() throws {
        #expect(try ConnectionSettings("service=warehouse").database == nil)
    }

    @Test func `a string that is neither is refused and its password not repeated`() {
        let error = #expect(throws: PostgresError.self) {
            try ConnectionSettings("postgresql:/ada:hunter2@db")
        }
        #expect(error.map { !"\($0)\($0.debugDescription)".contains("hunter2") } == true)
        #expect(error?.failure == .configuration)
        #expect(error?.tells("settings-invalid") == true)
    }
}
