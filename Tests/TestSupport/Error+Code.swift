import Failures

extension Error {
    /// Whether it is a failure of this code; `FailureCatalogueTests` counts the codes that tests ask for so.
    public func tells(_ code: String) -> Bool {
        (self as? any ReportableFailure).map { $0.code.word == code } ?? false
    }
}

/// Returns the code of the failure that work ends with; `nil` when it ends well, or with what is none.
public func code(
    of work: () async throws -> some Any
) async -> String? {
    do {
        _ = try await work()
        return nil
    } catch {
        return (error as? any ReportableFailure)?.code.word
    }
}
