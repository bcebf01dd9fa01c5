import Channels
import ContactPolicy
import Postgres
import TestSupport
import Testing

@testable import Exports

/// What a published file says of itself.
struct ManifestTests {
    private var first: Manifest {
        Manifest(
            runID: 7,
            export: "news",
            kind: "include",
            channel: "mail",
            brand: "north",
            sequence: 1,
            mode: Manifest.mode(isRemoval: false),
            createdAt: "2024-03-31T06:00:00Z",
            asOf: "2024-03-31T00:00:00Z",
            releaseID: 3,
            definitionHash: "d",
            models: [
                Manifest.Model(outcome: "buys", version: 4),
                Manifest.Model(outcome: "churns", version: 2),
            ],
            normaliserVersion: "klaviyo_profiles/1",
            files: [
                Manifest.File(
                    name: "news.000001.csv",
                    content: "audience",
                    rows: 2,
                    bytes: 9,
                    sha256: "f"
                )
            ],
            counts: Manifest.Counts(candidates: 3, included: 2, excluded: ["no_consent": 1]),
            previousManifestSHA256: nil,
            auditHead: Manifest.AuditHead(auditID: 12, sha256: "e"),
            governance: "single_operator",
            consentNotRequired: nil,
            syntheticContacts: true
        )
    }

    @Test func `a first manifest has these bytes, and says that there is none before it`() throws {
        let text = """
            {
              "as_of" : "2024-03-31T00:00:00Z",
              "audit_head" : {
                "audit_id" : 12,
                "sha256" : "e"
              },
              "brand" : "north",
              "channel" : "mail",
              "consent_not_required" : null,
              "counts" : {
                "candidates" : 3,
                "excluded" : {
                  "no_consent" : 1
                },
                "included" : 2
              },
              "created_at" : "2024-03-31T06:00:00Z",
              "definition_hash" : "d",
              "export" : "news",
              "files" : [
                {
                  "bytes" : 9,
                  "content" : "audience",
                  "name" : "news.000001.csv",
                  "rows" : 2,
                  "sha256" : "f"
                }
              ],
              "governance" : "single_operator",
              "kind" : "include",
              "manifest_version" : 1,
              "mode" : "snapshot",
              "models" : [
                {
                  "outcome" : "buys",
                  "version" : 4
                },
                {
                  "outcome" : "churns",
                  "version" : 2
                }
              ],
              "normaliser_version" : "klaviyo_profiles/1",
              "previous_manifest_sha256" : null,
              "release_id" : 3,
              "run_id" : 7,
              "sequence" : 1,
              "synthetic_contacts" : true
            }

            """
        #expect(String(decoding: try first.encoded(), as: UTF8.self) == text)
    }

    @Test func `only a list that was asked for again says why`() throws {
        var again = first
        again.againReason = "the printer lost it"
        let text = String(decoding: try again.encoded(), as: UTF8.self)
        #expect(text.contains(#"  "again_reason" : "the printer lost it","#))
    }

    @Test func `a list that was only cut says that it is removals`() {
        #expect(Manifest.mode(isRemoval: true) == "removals")
    }

    @Test(.postgres)
    func `its models are those that the segments read, as the release scored by them`() async throws
    {
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "planted",
                text: """
                    insert into segcast.feature_builds (
                        build_id, feature_set, version, as_of, purpose, state, customer_count
                    )
                    values (1, 'f', 1, '2024-04-01', 'score', 'ready', 9);
                    insert into segcast.releases (release_id, as_of, build_id, release_key, state, customer_count)
                    values (1, '2024-04-01', 1, 'one', 'scored', 9), (2, '2024-04-02', 1, 'two', 'scored', 9);
                    insert into segcast.release_outcomes (
                        release_id, outcome, version, score_position, score_count, mean_score
                    )
                    values (1, 'churns', 1, 1, 9, 0.5), (1, 'buys', 3, 2, 9, 0.5), (1, 'opens', 1, 3, 9, 0.5),
                        (2, 'churns', 2, 1, 9, 0.5), (2, 'buys', 4, 2, 9, 0.5);
                    """
            )
        )
        var channel = ChannelDefinition()
        channel.format = "klaviyo_profiles"
        let order = try ExportRunner.Order(
            export: ExportDefinition(),
            definitionHash: "d",
            channel: channel,
            policy: PolicyDefinition(),
            segments: [],
            outcomes: ["churns", "buys"]
        )
        for (release, models) in [
            (Int64(1), ["buys 3", "churns 1"]), (2, ["buys 4", "churns 2"]),
        ] {
            let found = try await session.transaction {
                try ExportRunner.models(order, release, in: $0)
            }
            #expect(found.map { "\($0.outcome) \($0.version)" } == models)
        }
    }
}
