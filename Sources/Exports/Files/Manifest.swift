import Foundation

/// What a published file is, where it came from, and whom it left out and why; no customer's value.
public struct Manifest: Codable, Hashable, Sendable {
    /// One file of the run.
    public struct File: Codable, Hashable, Sendable {
        /// Its name, beside the manifest.
        public var name: String
        /// `audience`: whom the list holds; `removals`: rows sent before that it holds no longer.
        public var content: String
        /// Its rows without the header, its size, and its SHA-256 in hexadecimal.
        public var rows: Int, bytes: Int, sha256: String
    }

    /// One model behind the segments.
    public struct Model: Codable, Hashable, Sendable {
        /// The outcome and the version that scored it.
        public var outcome: String, version: Int
    }

    /// Everybody considered, by what became of them.
    public struct Counts: Codable, Hashable, Sendable {
        /// Members of the segments.
        public var candidates: Int
        /// Rows of the file.
        public var included: Int
        /// The rest, by reason.
        public var excluded: [String: Int]
    }

    /// Where the audit trail stood when the run was committed.
    public struct AuditHead: Codable, Hashable, Sendable {
        /// The number of its last entry; 0 when there is none.
        public var auditID: Int
        /// That entry's hash.
        public var sha256: String
    }

    var manifestVersion = 1
    var runID: Int
    var export: String
    var kind: String
    var channel: String
    var brand: String
    var sequence: Int
    var mode: String
    var createdAt: String
    var asOf: String
    var releaseID: Int
    var definitionHash: String
    var models: [Model]
    var normaliserVersion: String
    var files: [File]
    var counts: Counts
    var previousManifestSHA256: String?
    var auditHead: AuditHead
    /// Why a person asked for the list again, though it was sent.
    var againReason: String?
    var governance: String
    var consentNotRequired: String?
    var syntheticContacts: Bool

    /// `snapshot` for a list made from segments, `removals` for the list before that was only cut.
    static func mode(isRemoval: Bool) -> String { isRemoval ? "removals" : "snapshot" }

    /// The bytes that are published: sorted keys, one final newline.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    private enum CodingKeys: String, CodingKey {
        case export, kind, channel, brand, sequence, mode, models, files, counts, governance
        case manifestVersion = "manifest_version"
        case runID = "run_id"
        case createdAt = "created_at"
        case asOf = "as_of"
        case releaseID = "release_id"
        case definitionHash = "definition_hash"
        case normaliserVersion = "normaliser_version"
        case previousManifestSHA256 = "previous_manifest_sha256"
        case auditHead = "audit_head"
        case againReason = "again_reason"
        case consentNotRequired = "consent_not_required"
        case syntheticContacts = "synthetic_contacts"
    }
}

extension Manifest.AuditHead {
    private enum CodingKeys: String, CodingKey {
        case sha256
        case auditID = "audit_id"
    }
}

extension Manifest {
    /// Encodes every key; a first manifest says that it has none before it, one of a channel that asks for consent
    /// that nothing is waived, and only a list that was asked for again why.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(manifestVersion, forKey: .manifestVersion)
        try container.encode(runID, forKey: .runID)
        try container.encode(export, forKey: .export)
        try container.encode(kind, forKey: .kind)
        try container.encode(channel, forKey: .channel)
        try container.encode(brand, forKey: .brand)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(mode, forKey: .mode)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(releaseID, forKey: .releaseID)
        try container.encode(definitionHash, forKey: .definitionHash)
        try container.encode(models, forKey: .models)
        try container.encode(normaliserVersion, forKey: .normaliserVersion)
        try container.encode(files, forKey: .files)
        try container.encode(counts, forKey: .counts)
        try container.encode(previousManifestSHA256, forKey: .previousManifestSHA256)
        try container.encode(auditHead, forKey: .auditHead)
        try container.encodeIfPresent(againReason, forKey: .againReason)
        try container.encode(governance, forKey: .governance)
        try container.encode(consentNotRequired, forKey: .consentNotRequired)
        try container.encode(syntheticContacts, forKey: .syntheticContacts)
    }
}
