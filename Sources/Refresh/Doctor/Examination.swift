/// One question about a deployment as it stands.
///
/// It writes nothing and waits for nobody. What keeps it from answering is an answer, and hides no other examination.
public struct Examination: Sendable {
    /// What it is called; no two share one.
    public let name: String
    /// The examinations that have to end well before this one can say anything.
    let needs: [Examination]
    /// Asks; what is thrown is told as what kept it from answering.
    let examine: @Sendable (Patient, Diagnosis) async throws -> [Answer]

    /// Creates an examination.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - needs: what has to end well before.
    ///   - examine: returns what was found, in the order in which it is told; asked with what was found before.
    init(
        _ name: String,
        needs: [Examination] = [],
        _ examine: @escaping @Sendable (Patient, Diagnosis) async throws -> [Answer]
    ) {
        self.name = name
        self.needs = needs
        self.examine = examine
    }
}
