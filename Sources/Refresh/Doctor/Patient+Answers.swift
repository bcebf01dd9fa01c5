import Failures
import Postgres
import Schema
import Warehouse

extension Patient {
    /// Tells an error that came up during an examination: what kept it from answering, or what is wrong.
    func answer(to error: any Error) async -> Examination.Answer {
        guard let error = error as? PostgresError else {
            let failure = error as? any ReportableFailure ?? UnexpectedFailure(error)
            return .wrong(failure.kind, failure.description, fix: "")
        }
        if error.state == .insufficientPrivilege {
            return .unexamined(
                .notPermitted,
                "\(error.login ?? "this login") may not look: \(error.words)",
                fix:
                    "ask as the worker's login, a member of \(roles.name(of: .worker)), or let a DBA run what "
                    + "`segcast init --print-grants` prints"
            )
        }
        if error.state == .lockNotAvailable {
            return .unexamined(
                .temporary,
                await holders(error) ?? "somebody holds what would be looked at",
                fix: "ask again when they have ended"
            )
        }
        if error.code == .cancelIgnored {
            return .wrong(error.kind, "\(error)", fix: error.code.remedy)
        }
        if error.state == .queryCanceled || error.code == .cancelled {
            return .unexamined(
                .temporary,
                "it took longer than \(Self.patienceSeconds) seconds",
                fix: "segcast check takes the time that it needs"
            )
        }
        return .wrong(error.kind, "\(error)", fix: "")
    }

    /// Who holds what was not waited for.
    private func holders(_ error: PostgresError) async -> String? {
        guard let pool = try? database.get() else { return nil }
        return await WaitFailure(error, asking: pool)?.description
    }

    /// Returns what some sources of findings find, and what kept one from looking.
    ///
    /// - Parameters:
    ///   - sources: what is asked, in this order, as far as it concerns the login.
    ///   - isSevere: whether a warning keeps a list from being made, whatever it is to `segcast check`.
    /// - Returns: an answer a finding, and one a source that could not look.
    /// - Throws: what kept all of them from looking.
    func answers(
        of sources: [FindingSource],
        where isSevere: (Finding) -> Bool = { _ in false }
    ) async throws -> [Examination.Answer] {
        let deployment = try await deployment()
        let onlyExports = try await standing().onlyExports
        let catalog = try await catalog()
        var answers: [Examination.Answer] = []
        for source in sources where !(onlyExports && source.isOfScoring) {
            do {
                answers += try await source.find(deployment, catalog).map {
                    Examination.Answer($0, isSevere: isSevere($0))
                }
            } catch {
                answers.append(await answer(to: error))
            }
        }
        return answers
    }
}

extension Examination.Answer {
    /// A finding, told by its source; a severe one keeps a list from being made.
    init(_ finding: Finding, isSevere: Bool = false) {
        let words = "\(finding.source): \(finding.message)"
        switch finding.severity {
        case .error: self = .wrong(.data, words, fix: finding.fix)
        case .warning where isSevere: self = .wrong(.data, words, fix: finding.fix)
        case .warning: self = .doubt(words, fix: finding.fix)
        case .note: self = .well(words)
        }
    }
}
