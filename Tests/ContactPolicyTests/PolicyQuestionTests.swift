import Channels
import Testing

@testable import ContactPolicy

/// What a list finds in the policy.
struct PolicyQuestionTests {
    private func question(_ name: String?, isExclusion: Bool = false) -> PolicyQuestion {
        var policy = PolicyDefinition()
        policy.controlGroups = ["quiet", "still"].map { name in
            var group = ControlGroup()
            (group.name, group.salt, group.share) = (name, "salt of \(name)", 0.1)
            return group
        }
        return PolicyQuestion(
            policy,
            ChannelDefinition(),
            of: "north",
            controlGroup: name,
            isExclusion: isExclusion
        )
    }

    @Test(
        arguments: [
            (false, false, "still", nil), (false, true, nil, nil), (true, false, nil, "still"),
            (true, true, nil, nil),
        ] as [(Bool, Bool, String?, String?)]
    )
    func `who is held back is on no list but that of whom not to target, and a cut asks of neither`(
        isExclusion: Bool,
        isCut: Bool,
        heldBack: String?,
        joining: String?
    ) {
        let question = question("still", isExclusion: isExclusion)
        #expect(question.heldBack(isCut: isCut)?.name == heldBack)
        #expect(question.joining(isCut: isCut)?.name == joining)
    }

    @Test func `a list holds back the group that its export names, and nobody where it names none`()
    {
        #expect(question("still").controlGroup?.salt == "salt of still")
        #expect(question(nil).controlGroup == nil && question("gone").controlGroup == nil)
    }
}
