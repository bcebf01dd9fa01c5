public import Failures

/// What a look at consents and suppressions finds is called.
public enum ContactFinding: String, FailureCode {
    case subjectsTooMany, consentsUnmapped, purposeUnheld, purposeUnasked, brandsUntold,
        brandUnheld, suppressionUnreadable

    /// What it means.
    public var meaning: String {
        switch self {
        case .subjectsTooMany:
            "A column that should tell purposes or brands apart has thousands of values."
        case .consentsUnmapped:
            "A channel asks for consent and no consents are mapped: nobody can be exported."
        case .purposeUnheld:
            "A channel asks consent for a purpose that no consent is for: nobody can be on its lists."
        case .purposeUnasked:
            "Consents are for a purpose that no channel asks for: whoever withdraws it is denied nothing."
        case .brandsUntold:
            "Exports are of several brands and consents do not tell them apart."
        case .brandUnheld:
            "Exports are of a brand that no consent is to: nobody can be on its lists."
        case .suppressionUnreadable:
            "Suppressed addresses or numbers cannot be read, and deny nobody."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .subjectsTooMany:
            "Map the column that says of which purpose or brand a consent is."
        case .consentsUnmapped:
            "Map consents: in warehouse.yaml, or say why the channel needs none."
        case .purposeUnheld:
            "Name the purpose as the consents do."
        case .purposeUnasked:
            "Name it under consent: of the channel that contacts people for it."
        case .brandsUntold:
            "Map brand: of consents."
        case .brandUnheld:
            "Write brand: of the export as the consents call it."
        case .suppressionUnreadable:
            "Write them plainly or as SHA-256; exclude rows that name nobody."
        }
    }
}
