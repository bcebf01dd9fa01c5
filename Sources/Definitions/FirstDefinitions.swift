import Foundation
import Texts
import Warehouse

/// Proposes what is read beside a contract: features, one outcome, one segment, one channel, one export, policies.
struct FirstDefinitions {
    private let facts: ShopFacts
    private let target: FirstChannel

    /// Creates definitions for what is known of a shop.
    init(for facts: ShopFacts) {
        self.facts = facts
        target = FirstChannel.fitting(facts)
    }

    /// The files by their places in the folder.
    var files: [String: String] {
        [
            "features/shopper.yaml": features,
            "outcomes/\(outcomeName).yaml": outcome, "segments/likely_buyers.yaml": segment,
            "channels/\(target.name).yaml": target.text,
            "exports/\(target.export).yaml": export, "policies.yaml": policies,
        ]
    }

    private var horizon: Int { facts.horizonDays }
    private var history: Int { (facts.span?.days ?? 0) >= 450 ? 90 : 30 }
    private var outcomeName: String { "purchase_\(horizon)d" }
    private var label: String { facts.label.rawValue }

    private var features: String {
        var text = """
            # What is known about a shopper at an as-of. Positions never change their meaning:
            # raise the version with every change, then train again.
            feature_set: shopper
            version: 1
            features:

            """
        func add(_ name: String, _ measure: String, _ more: [String] = []) {
            text += "  - name: \(name)\n    measure: \(measure)\n"
            for line in more { text += "    \(line)\n" }
        }
        let base = ["of: \(label)"] + [purchasesAlone].compactMap { $0 }
        add("days_since_last_order", "days_since_last", base)
        add("tenure_days", "days_since_first", base)
        add("orders_total", "count", base)
        add("active_days_365d", "active_days", base + ["window_days: 365"])
        for measure in ["gap_mean", "gap_spread", "gap_last"] {
            add("\(measure)_days", measure, base)
        }
        add(
            "recency_over_gap",
            "ratio",
            ["numerator: days_since_last_order", "denominator: gap_mean_days"]
        )
        for days in [30, 60, 90, 180, 365] {
            add("orders_\(days)d", "count", base + ["window_days: \(days)"])
        }
        if facts.hasAmount {
            for days in [30, 60, 90, 180, 365] {
                add("spend_\(days)d", "sum", base + ["column: amount", "window_days: \(days)"])
            }
            add("basket_mean", "mean", base + ["column: amount"])
        }
        if facts.hasReturns {
            add("returns_365d", "count", ["of: returns", "window_days: 365"])
            add("returns_share", "ratio", ["numerator: returns_365d", "denominator: orders_365d"])
        }
        if facts.hasProducts {
            add("products_365d", "distinct", ["of: lines", "column: product", "window_days: 365"])
        }
        if facts.hasEvents, facts.label == .orders {
            for days in [7, 30, 90] {
                add("events_\(days)d", "count", ["of: events", "window_days: \(days)"])
            }
            add("days_since_last_event", "days_since_last", ["of: events"])
        }
        add("orders_trend", "trend", base + ["window_days: 30", "before_days: 90"])
        add("season_sine", "season_sine")
        add("season_cosine", "season_cosine")
        return text
    }

    /// Which events are purchases; `nil` where orders are.
    private var purchasesAlone: String? {
        facts.purchases.map { "where: {\($0.column): \(ContractProposal.list($0.values))}" }
    }

    private var outcome: String {
        var text = """
            outcome: \(outcomeName)
            owner: marketing-analytics # CHECK: who answers for it
            purpose: Choose whom to reach again within the next \(horizon.counted("day"))
            channels: [\(target.name)]
            label: \(label)

            """
        if let purchasesAlone { text += "\(purchasesAlone)\n" }
        let span =
            facts.span.map { "the purchases reach from \($0.first) to \($0.last)" }
            ?? "no purchases were found"
        text += """
            horizon_days: \(horizon) # \(span)
            features: shopper
            population:
              - feature: orders_total
                at_least: 1
            \(tiers)
            baseline:
              recency: days_since_last_order
              frequency: orders_365d
              monetary: \(facts.hasAmount ? "spend_365d" : "orders_180d")
            training:
              history_days: \(history)
              max_depth: 3 # small trees that need many customers a leaf: safe for thousands of customers
              min_child_weight: 20
              rounds: 150
              max_gap_days: \(gap)

            """
        return text
    }

    /// The most days from one with a purchase to the next, where a shop may have been closed for so long; past it rows are
    /// missing.
    private var gap: String {
        let pause = facts.span?.pause ?? 0
        if pause <= 7 {
            return "7 # the longest time from one purchase to the next was \(pause.counted("day"))"
        }
        return pause <= 31
            ? "\(pause) # CHECK: no purchase came for so long once: was the shop closed?"
            : "7 # CHECK: no purchase came for \(pause.counted("day")) once: rows are missing, or raise it to that"
    }

    /// Tiers by shares of those scored, about as many as buy by themselves and twice that.
    private var tiers: String {
        guard let rate = facts.baseRate else {
            return
                "tier_shares: {high: 0.1, medium: 0.4, low: 1} # the tenth most likely, the next, and the rest"
        }
        guard rate > 0, rate < 1 else {
            return
                "tier_shares: {high: 0.1, medium: 0.4, low: 1} # CHECK: \(rate > 0 ? "everybody" : "nobody") who had bought before "
                + "bought in the last \(horizon.counted("day")): are these purchases?"
        }
        let high = min(max(rate / 2, 0.02), 0.25)
        let medium = min(max(rate * 2, 2 * high), 0.7)
        func share(_ value: Double) -> String { String(format: "%.2f", value) }
        return
            "tier_shares: {high: \(share(high)), medium: \(share(medium)), low: 1} # of those who had bought before, "
            + "\(String(format: "%.1f", 100 * rate)) % bought in the last \(horizon.counted("day")): half as many are high"
    }

    private var segment: String {
        """
        segment: likely_buyers
        owner: growth-marketing # CHECK: who answers for it
        purpose: The fifth of all customers most likely to buy within \(horizon.counted("day"))
        rule:
          outcome: \(outcomeName)
          top_share: 0.2

        """
    }

    private var export: String {
        """
        export: \(target.export)
        owner: growth-marketing # CHECK: who answers for it
        channel: \(target.name)
        segments: [likely_buyers]
        control_group: advertising
        min_members: 100

        """
    }

    private var policies: String {
        """
        governance: single_operator # four_eyes: the author of a model may not approve it
        control_groups:
          - name: advertising
            salt: advertising-1
            share: 0.1
        caps:
          - name: \(target.cap)
            channels: [\(target.name)]
            limit: 2 # CHECK: \(target.contact)
            window_hours: 168

        """
    }
}
