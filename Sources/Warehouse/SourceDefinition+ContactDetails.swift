import Texts
extension SourceDefinition {
    /// The columns that reach or point at one person.
    private var contactColumns: Set<String> {
        Set(
            [email, phone, firstName, lastName, zip, birthDate, mobileAdID].compactMap { $0 }
        )
    }

    /// Whether a mapped name stands for a detail that reaches or points at one person, also under a name of
    /// one's own.
    public func isContactDetail(_ name: String) -> Bool {
        mappedColumns(as: .customers).contains {
            $0.name == name && contactColumns.contains($0.column)
        }
    }
}
