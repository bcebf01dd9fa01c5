import Failures
import Postgres
import Schema

extension Examination {
    /// Whether a session can be opened, and which variable says where.
    static let database = Examination("database") { patient, _ in
        do {
            let (login, database) = try await DatabaseRoles.login(patient.database.get())
            let named =
                patient.settings.names(.database)
                ? "by SEGCAST_DATABASE_URL" : "by PG* variables: SEGCAST_DATABASE_URL is not set"
            return [.well("\(database) as \(login), \(named)")]
        } catch let error as PostgresError where error.phase == .connecting {
            return [.wrong(error, patient.settings, .database)]
        }
    }

    /// Whether those who read the sources reach the same database.
    static let reader = Examination("reader", needs: [server]) { patient, _ in
        guard patient.settings.hasReader else {
            return [.well("the login above; SEGCAST_READ_DATABASE_URL is not set")]
        }
        do {
            let sources = try patient.sources.get()
            let (login, database) = try await DatabaseRoles.login(sources)
            do {
                try await ReadPosition.catchUp(
                    sources,
                    with: patient.database.get(),
                    within: .seconds(1)
                )
            } catch let error as ReplicaError {
                return [
                    .wrong(
                        error.kind,
                        error.description,
                        fix: "name the primary or its replica, or unset SEGCAST_READ_DATABASE_URL"
                    )
                ]
            }
            return [.well("\(database) as \(login), by SEGCAST_READ_DATABASE_URL")]
        } catch let error as PostgresError where error.phase == .connecting {
            return [.wrong(error, patient.settings, .reader)]
        }
    }
}

extension DeploymentSettings {
    /// Whether a variable says anything.
    func names(_ key: Key) -> Bool { self[key]?.contains { !$0.isWhitespace } ?? false }
}

extension Examination.Answer {
    /// Why no session could be opened, by what a variable says.
    fileprivate static func wrong(
        _ error: PostgresError,
        _ settings: DeploymentSettings,
        _ key: DeploymentSettings.Key
    ) -> Self {
        let isSet = settings.names(key)
        let place =
            isSet
            ? "by \(key.rawValue)"
            : "\(key.rawValue) is not set: PG* variables and libpq's defaults said where"
        let export = "export \(key.rawValue)=postgresql://LOGIN@HOST/DATABASE"
        let fix =
            switch error.state?.category {
            case "28":
                "a line HOST:PORT:DATABASE:LOGIN:PASSWORD in ~/.pgpass (mode 600), or a login that pg_hba.conf lets in"
            case "3D": "make the database (createdb), or name another: \(export)"
            case nil where isSet && error.code == .notConnected:
                "start the server, or name where it is: \(export)"
            case nil: "\(export); the password in ~/.pgpass"
            default: "ask again when the server has room"
            }
        return .wrong(error.kind, "\(error.words); \(place)", fix: fix)
    }
}
