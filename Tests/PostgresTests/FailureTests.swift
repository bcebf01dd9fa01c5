import Postgres
import TestSupport
import Testing

struct FailureTests {
    @Test(arguments: [
        ("40001", Failure.retryTransaction), ("40P01", .retryTransaction),
        ("55P03", .retryTransaction),
        ("57014", .cancelled), ("57P01", .retryConnection), ("57P02", .retryConnection),
        ("57P03", .retryConnection), ("08006", .retryConnection), ("53300", .retryConnection),
        ("25006", .wrongNode), ("53100", .resource), ("58030", .resource), ("22012", .data),
        ("23514", .data), ("28P01", .configuration), ("3D000", .configuration),
        ("42501", .configuration), ("42703", .configuration), ("XX001", .corruption),
        ("P0001", .data), ("P0002", .data), ("38000", .data), ("2F003", .data), ("55000", .data),
        ("57P05", .retryConnection), ("26000", .poolerMisuse), ("42P05", .poolerMisuse),
        ("21000", .other),
    ])
    func `a SQLSTATE says what to do next`(state: String, failure: Failure) {
        let error = PostgresError(.statementRefused, state: SQLState(rawValue: state), message: "")
        #expect(error.failure == failure)
    }

    @Test func `a connection lost before commit is safe to retry`() {
        #expect(PostgresError(.connectionLost, message: "").failure == .retrySafe)
        #expect(PostgresError(.cancelled, message: "the deadline passed").tells("cancelled"))
        #expect(
            PostgresError(.cancelled, state: .queryCanceled, message: "").failure
                == .retryTransaction
        )
    }
}
