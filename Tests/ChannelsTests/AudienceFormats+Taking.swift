import Channels

extension AudienceFormats {
    /// The formats that take a detail, whatever others take: what holds for it holds for each of these.
    static func taking(_ field: String) -> [any AudienceFormat] {
        all.filter { $0.fields.contains(field) }
    }
}
