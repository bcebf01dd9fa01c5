import Channels
import ContactPolicy
import Texts
public import Warehouse

extension Configuration {
    /// What whoever looks at the sources should know of the definitions: which channels ask for no consent, and that
    /// keys are contact details.
    public var findings: [Finding] {
        var found = channels.values.sorted { $0.name < $1.name }.compactMap { channel in
            channel.consentNotRequired.map {
                Finding(
                    .note,
                    as: StandingFinding.consentNotAsked,
                    "channel \(channel.name)",
                    "asks nobody for consent: \($0)"
                )
            }
        }
        if let reason = warehouse.customers.keyIsContactDetail {
            found.append(
                Finding(
                    .note,
                    as: StandingFinding.keysSeen,
                    "customers",
                    "everybody who sees keys sees contact details: \(reason)"
                )
            )
        }
        return found
    }
}
