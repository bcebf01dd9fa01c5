import Channels
import ContactPolicy
import Exports
import Segments
import Warehouse

// What of each definition changes who gets what in a list: the whole, but for what is put aside here because it does
// not, or because it is a part of the identity by itself. A key that is forgotten costs a second list of a day, never a
// rule that nobody heeds.

extension ExportDefinition {
    /// Without who answers for it, its turn, its guards, its names, and what it refers to.
    var decisive: Self {
        let nothing = Self()
        var decisive = self
        (decisive.name, decisive.was, decisive.owner) = ("", nil, "")
        decisive.priority = nil
        decisive.minMembers = nothing.minMembers
        decisive.largestLoss = nothing.largestLoss
        decisive.largestGrowth = nothing.largestGrowth
        (decisive.kind, decisive.brand) = (nothing.kind, nothing.brand)
        (decisive.segments, decisive.excludeSegments) = ([], [])
        (decisive.channel, decisive.controlGroup) = ("", nil)
        return decisive
    }
}

extension SegmentDefinition {
    /// Without who answers for it and what it is for.
    var decisive: Self {
        var decisive = self
        (decisive.owner, decisive.purpose) = ("", "")
        return decisive
    }
}

extension ChannelDefinition {
    /// Without the words of a waiver, without days that its contacts do not go by, and with its purposes in order.
    var decisive: Self {
        var decisive = self
        decisive.consent = Set(consent).sorted()
        if consentNotRequired != nil { decisive.consentNotRequired = "" }
        if contact != .presence { decisive.minStayDays = Self().minStayDays }
        return decisive
    }
}

extension PolicyDefinition {
    /// Without who approves models, and without the caps and control groups of which some are another list's.
    var decisive: Self {
        var decisive = self
        decisive.governance = Self().governance
        (decisive.controlGroups, decisive.caps) = ([], [])
        return decisive
    }
}

extension FrequencyCap {
    /// With its channels in order.
    var decisive: Self {
        var decisive = self
        decisive.channels.sort()
        return decisive
    }
}

extension WarehouseDefinition {
    /// Without what amounts are in, what files say of the data, and the sources of which some are not read for a list.
    var decisive: Self {
        let nothing = Self()
        var decisive = self
        (decisive.keySpace, decisive.timeZone) = (nothing.keySpace, nothing.timeZone)
        (decisive.currency, decisive.syntheticContacts) = (
            nothing.currency, nothing.syntheticContacts
        )
        for role in SourceRole.allCases { decisive[role] = nil }
        return decisive
    }
}

extension SourceDefinition {
    /// Without what only says when it may be read, with its lists in order; of customers, without the columns that are
    /// none of `attributes`.
    func decisive(readBy attributes: Set<String>) -> Self {
        var decisive = self
        decisive.minRows = nil
        decisive.freshWithinHours = nil
        decisive.ready = nil
        decisive.keyIsContactDetail = nil
        decisive.grantedValues.sort()
        decisive.hashedDetails.sort()
        decisive.grants = grants?.map(\.decisive).sorted {
            ($0.purpose, $0.granted) < ($1.purpose, $1.granted)
        }
        decisive.exclude = exclude.map(\.decisive).sorted { $0.order < $1.order }
        if role == .customers {
            decisive.columns = columns.filter { attributes.contains($0.key) }
        }
        return decisive
    }
}

extension ConsentGrant {
    /// With its values in order.
    var decisive: Self {
        var decisive = self
        decisive.grantedValues.sort()
        return decisive
    }
}

extension Exclusion {
    /// Without its reason, and with its values in order.
    var decisive: Self {
        var decisive = self
        decisive.because = ""
        decisive.values.sort()
        decisive.except?.sort()
        return decisive
    }

    /// Where it stands among others: by its column and its values, then by its other tests.
    fileprivate var order: (String, String, String) {
        let limits = [below, above, atLeast, atMost].map { $0?.rawValue ?? "" }
        let tests = (except ?? []) + [`is`?.rawValue ?? ""] + limits
        return (column, values.joined(), tests.joined(separator: " "))
    }
}
