import Definitions
import Foundation

/// Definitions that say all that there was to say when their bodies were put into `Fixtures`.
enum StoredShop {
    /// Reads them.
    static func configuration() throws -> Configuration {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return try Configuration(folder: folder.path)
    }

    private static let files = [
        "warehouse.yaml": """
        key_space: till
        time_zone: Europe/London
        currency: GBP
        synthetic_contacts: true
        customers:
          relation: till.customers
          key: id
          email: mail
          phone: phone
          default_country: GB
          hashed_details: [email]
          columns: {tier: tier}
          exclude: [{column: tier, values: [test, staff], because: not_customers}]
        orders:
          relation: till.orders
          key: id
          customer: customer
          occurred_at: at
          amount: total
          columns: {state: state}
          time_zone: UTC
          fresh_within_hours: 48
          min_rows: 10
          ready: {relation: till.loads, column: loaded_at}
          exclude: [{column: state, values: [void], because: taken_back}]
        consents: {relation: till.consents, customer: customer, purpose: purpose, granted: granted, granted_values: ["yes"]}
        """,
        "policies.yaml": """
        governance: four_eyes
        control_groups: [{name: quiet, salt: s, share: 0.1, brand: north}]
        caps: [{name: weekly, channels: [mail], limit: 2, window_hours: 100, brand: north}]
        """,
        "features/base.yaml": """
        feature_set: base
        version: 3
        features:
          - {name: recency, measure: days_since_last, of: orders, where_not: {state: [void]}}
          - {name: orders, measure: count, of: orders, window_days: 90}
          - {name: spent, measure: sum, of: orders, column: amount}
          - {name: basket, measure: ratio, numerator: spent, denominator: orders}
          - {name: faster, measure: trend, of: orders, window_days: 30, before_days: 30}
        """,
        "outcomes/buys.yaml": """
        outcome: buys
        owner: crm
        purpose: whom to reach
        channels: [mail]
        label: orders
        where: {state: [paid]}
        horizon_days: 30
        features: base
        population: [{feature: orders, at_least: 1, at_most: 99}]
        fairness: [tier]
        review_days: 200
        tiers: {low: 0, high: 0.5}
        baseline: {recency: recency, frequency: orders, monetary: spent}
        training: {windows: 6, eta: 0.1}
        gates: {calibration_error: 0.05}
        guards: {mean_factor: 2}
        """,
        "segments/likely.yaml": """
        segment: likely
        owner: crm
        purpose: whom to write to
        rule:
          all:
            - {outcome: buys, tier: high}
            - any:
                - {feature: orders, at_least: 2}
                - not: {attribute: tier, is: [gold]}
        """,
        "segments/gold.yaml": """
        segment: gold
        owner: crm
        purpose: whom others write to
        rule: {attribute: tier, is: [gold]}
        """,
        "channels/mail.yaml": """
        channel: mail
        format: klaviyo_profiles
        consent: {not_required: they are members}
        contact: presence
        min_stay_days: 3
        """,
        "exports/news.yaml": """
        export: news
        was: letters
        owner: crm
        channel: mail
        brand: north
        kind: include
        segments: [likely]
        exclude_segments: [gold]
        control_group: quiet
        min_members: 50
        largest_loss: 0.2
        largest_growth: 2
        """,
    ]
}
