import Testing

@testable import Identity

/// Whether keys that are known name the same people in a relation that is mapped now.
struct KeyAgreementTests {
    @Test(
        arguments: [
            // Nobody is known: whoever is there is somebody new.
            (0, 0, 0, 0, 0, false, true),
            // None of a hundred known keys is there.
            (100, 0, 0, 0, 0, false, false), (100, 0, 0, 0, 0, true, false),
            // Four in five are there and say the same, and one less of either.
            (100, 80, 80, 64, 50, false, true), (100, 79, 79, 79, 50, false, false),
            (100, 80, 80, 63, 50, false, false),
            // A view over the other relation may hold some of its rows alone, yet no other times.
            (100, 5, 5, 4, 5, true, true), (100, 5, 5, 3, 5, true, false),
            // Half of those found say when; fewer say nothing, and then only a related relation will do.
            (100, 100, 50, 50, 50, false, true), (100, 100, 49, 49, 49, false, false),
            (100, 100, 49, 0, 49, true, true),
            // Customers of one night's load say nothing by their times: twenty different ones do.
            (100, 100, 100, 100, 20, false, true), (100, 100, 100, 100, 19, false, false),
            (100, 100, 100, 100, 19, true, true),
            // A shop of ten has ten different times.
            (10, 10, 10, 10, 10, false, true), (10, 10, 10, 10, 9, false, false),
        ] as [(Int, Int, Int, Int, Int, Bool, Bool)]
    )
    func `keys are the same people's where times agree, or one relation is made from the other`(
        keys: Int,
        found: Int,
        dated: Int,
        agreeing: Int,
        times: Int,
        isRelated: Bool,
        isOfSamePeople: Bool
    ) {
        let agreement = KeyAgreement(
            keys: keys,
            found: found,
            dated: dated,
            agreeing: agreeing,
            isRelated: isRelated,
            times: times
        )
        #expect(agreement.isOfSamePeople == isOfSamePeople)
    }
}
