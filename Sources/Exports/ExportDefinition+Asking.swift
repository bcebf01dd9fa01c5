public import Channels
public import ContactPolicy

extension ExportDefinition {
    /// What its list asks of a policy over its channel.
    public func asking(_ policy: PolicyDefinition, on channel: ChannelDefinition) -> PolicyQuestion
    {
        PolicyQuestion(
            policy,
            channel,
            of: brand,
            controlGroup: controlGroup,
            isExclusion: kind == .exclude
        )
    }
}
