import Failures
import Schema

extension Examination {
    /// Whether the database has this program's tables, and nobody else's things in their schemas.
    static let schema = Examination("schema", needs: [login]) { patient, _ in
        do {
            try await Migrator(patient.database.get()).verify()
        } catch let error as SchemaError {
            let isOurs =
                switch error {
                case .notInitialised, .olderThanProgram: true
                case .newerThanProgram, .unreleased, .edited, .foreign, .occupied, .planted, .open,
                    .hanging, .nameTooLong, .notAllowed:
                    false
                }
            let words = error.description.replacing(": run `segcast init`", with: "")
            return [.wrong(error.kind, words, fix: isOurs ? "segcast init" : "")]
        }
        return [.well("this program's, without anything of others in it")]
    }

    /// Whether Segcast's groups are there and have their rights.
    static let roles = Examination("roles", needs: [schema]) { patient, _ in
        let standing = try await patient.standing()
        let roles = patient.roles
        var answers: [Answer] = []
        if !standing.missing.isEmpty {
            let names = standing.missing.map(roles.name).joined(separator: ", ")
            answers.append(
                .doubt(
                    "no role \(names): only the tables' owner works; let a DBA run, and then segcast init",
                    fix: roles.forGroups(standing.missing).joined(separator: " ")
                )
            )
        }
        if !standing.powerless.isEmpty {
            let names = standing.powerless.map(roles.name).joined(separator: ", ")
            answers.append(
                .doubt(
                    "\(names): without the rights that this database would give",
                    fix: "segcast init, as the tables' owner"
                )
            )
        }
        let names = roles.names.joined(separator: ", ")
        return answers.isEmpty ? [.well(names)] : answers
    }
}
