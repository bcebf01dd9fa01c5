/// Examines a deployment, whatever of it is missing.
public struct Doctor: Sendable {
    private let patient: Patient

    /// A doctor of a deployment.
    public init(_ patient: Patient) { self.patient = patient }

    /// Asks every examination in its order.
    ///
    /// One whose needs did not end well is not asked: it names the one at the bottom of it, so that a cause is told once.
    ///
    /// - Returns: what each answered, at least one answer each.
    public func examine() async -> Diagnosis { await examine(Examination.all) }

    func examine(_ examinations: [Examination]) async -> Diagnosis {
        var diagnosis = Diagnosis()
        for examination in examinations {
            diagnosis.add(await answers(of: examination, diagnosis), of: examination)
        }
        return diagnosis
    }

    private func answers(
        of examination: Examination,
        _ diagnosis: Diagnosis
    ) async -> [Examination.Answer] {
        for need in examination.needs {
            if let cause = diagnosis.cause(need) { return [.unexamined(because: cause)] }
        }
        do {
            return try await examination.examine(patient, diagnosis)
        } catch {
            return [await patient.answer(to: error)]
        }
    }
}
