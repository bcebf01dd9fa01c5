import Channels

/// What a run asks of consents: to which purposes, and to which brand.
struct ConsentQuestion: Sendable {
    let purposes: ConsentSubjects
    let brand: ConsentSubjects
    /// The brand by its own name: what each word is to, where the source says no brand.
    let brandName: String

    /// Asks for every purpose of a channel to a brand, beside what the source spells.
    ///
    /// - Parameters:
    ///   - question: what the list asks of the policy.
    ///   - spelledPurposes: the purposes as the source spells them.
    ///   - spelledBrands: the brands as the source spells them; `nil` where each consent is to every one.
    init(
        _ question: PolicyQuestion,
        spelledPurposes: [String],
        spelledBrands: [String]?
    ) {
        self.init(
            to: question.channel.consent,
            of: question.brand,
            spelledPurposes: spelledPurposes,
            spelledBrands: spelledBrands
        )
    }

    /// Asks for some purposes to a brand, beside what the source spells.
    init(
        to purposes: [String],
        of brand: String,
        spelledPurposes: [String],
        spelledBrands: [String]?
    ) {
        self.purposes = ConsentSubjects(asked: purposes, found: spelledPurposes)
        self.brand = ConsentSubjects(asked: [brand], found: spelledBrands ?? [brand])
        brandName = brand
    }
}
