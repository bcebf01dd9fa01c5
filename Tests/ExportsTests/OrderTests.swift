import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing
import Texts

@testable import Exports

/// What follows from an order alone.
struct OrderTests {
    /// An order for a list of a kind on a channel, with caps over that channel, one of every brand and one of the list's,
    /// and with one over another channel and one of another brand.
    private func order(
        _ kind: ExportDefinition.Kind,
        _ contact: ContactModel,
        format: String = "klaviyo_profiles"
    ) throws -> ExportRunner.Order {
        var export = ExportDefinition()
        export.name = "news"
        export.kind = kind
        export.brand = "north"
        export.minMembers = 100
        var channel = ChannelDefinition()
        channel.name = "email"
        channel.format = format
        channel.contact = contact
        var policy = PolicyDefinition()
        policy.caps = ["weekly", "daily", "ads", "other"].map { name in
            var cap = FrequencyCap()
            cap.name = name
            cap.channels = name == "ads" ? ["ads"] : ["email", "sms"]
            cap.brand = ["daily": "north", "other": "south"][name]
            return cap
        }
        return try ExportRunner.Order(
            export: export,
            definitionHash: "",
            channel: channel,
            policy: policy,
            segments: [],
            outcomes: []
        )
    }

    @Test(
        arguments: [
            (.include, .send, false, .send), (.include, .send, true, .none),
            (.include, .presence, false, .presence), (.include, .presence, true, .presence),
            (.include, .none, false, .none), (.exclude, .send, false, .none),
            (.exclude, .presence, true, .none),
        ] as [(ExportDefinition.Kind, ContactModel, Bool, ContactModel)]
    )
    func `a contact is what the channel says, but on no list that only takes people off or out`(
        kind: ExportDefinition.Kind,
        channel: ContactModel,
        isRemoval: Bool,
        contact: ContactModel
    ) throws {
        let order = try order(kind, channel)
        #expect(order.question.contact(isCut: isRemoval) == contact)
        let isCounted = contact != .none && !isRemoval
        #expect(
            order.question.caps(isCut: isRemoval).map(\.name)
                == (isCounted ? ["daily", "weekly"] : [])
        )
    }

    @Test func `a run's questions are those of its plan`() throws {
        for kind in ExportDefinition.Kind.allCases {
            for isRemoval in [false, true] {
                let order = try order(kind, .send)
                let request = order.request(
                    7,
                    after: 6,
                    isCut: isRemoval,
                    contactAt: .init(microseconds: 0),
                    now: .init(microseconds: 0)
                )
                #expect(request.contact == order.question.contact(isCut: isRemoval))
                #expect(request.cutRunID == (isRemoval ? 6 : nil))
            }
        }
    }

    @Test func `a list that is only cut is sent however few are left, any other points at nobody`()
        throws
    {
        var order = try order(.include, .send)
        #expect(order.fewestMembers(isRemoval: false) == 100)
        #expect(order.fewestMembers(isRemoval: true) == 0)
        order.export.minMembers = 0
        #expect(order.fewestMembers(isRemoval: false) == 1)
    }

    @Test(
        arguments: [
            (.include, .send, nil, false, ["segments"], true),
            // What was sent as letters by another contact model were letters.
            (.include, .presence, nil, true, ["segments"], true),
            (.include, .presence, nil, false, ["segments"], false),
            // The same list is found, not made again.
            (.include, .send, nil, true, [], false),
            (.include, .send, "a person asks", true, ["segments"], false),
            (.exclude, .send, nil, true, ["segments"], false),
        ] as [(ExportDefinition.Kind, ContactModel, Reason?, Bool, [String], Bool)]
    )
    func `an edit sends nobody letters a second time, a person does`(
        kind: ExportDefinition.Kind,
        contact: ContactModel,
        again: Reason?,
        wasLetters: Bool,
        changes: [String],
        isRefused: Bool
    ) throws {
        var order = try order(kind, contact)
        order.again = again
        let made = ExportRunner.MadeList(
            runID: 1,
            export: "news",
            key: "",
            wasLetters: wasLetters,
            changes: changes
        )
        #expect(order.wouldSend(again: made) == isRefused)
    }

    @Test func `an order in a format that nobody writes is none`() {
        let error = #expect(throws: ExportError.self) { try order(.include, .send, format: "fax") }
        #expect(error?.tells("format-unknown") == true)
    }
}
