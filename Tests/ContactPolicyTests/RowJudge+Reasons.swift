import Channels
import Ciphers
import Postgres

@testable import ContactPolicy

extension RowJudge {
    /// A judge of the rows of a German shop, for a list in a format.
    init(_ format: any AudienceFormat) throws {
        var channel = ChannelDefinition()
        (channel.name, channel.format) = ("mail", format.name)
        let time = Instant(microseconds: 0)
        let request = ContactPlanner.Request(
            runID: 1,
            segments: [],
            excludeSegments: [],
            asking: PolicyQuestion(PolicyDefinition(), channel, of: "default"),
            format: format,
            contactAt: time,
            now: time
        )
        let key = try DeploymentKey(hexadecimal: String(repeating: "5a", count: 32))
        self.init(request, Origin(country: "DE", hashedFields: []), key: key)
    }

    /// Why details leave somebody out, in the plan and in the files; `nil` where they do not.
    func reasons(_ details: [ContactField: String], fault: Bucket? = nil) -> (
        planned: Bucket?, written: Bucket?
    ) {
        var contact = ContactReader.Contact(customerID: 1, identifiers: [], fault: fault)
        for (field, value) in details { contact.details[field] = value }
        let identifiers = identifiers
        return (
            names(of: contact, by: identifiers).reason, row(of: contact, by: identifiers).reason
        )
    }
}

extension RowJudge.Verdict {
    /// Why somebody is left out, if they are.
    var reason: Bucket? {
        switch self {
        case .found: nil
        case .leftOut(let bucket): bucket
        }
    }
}
