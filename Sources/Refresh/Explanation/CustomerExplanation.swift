public import ContactPolicy
public import Postgres

/// Why a customer is, or is not, in a list: the whole chain, as it was known then.
public struct CustomerExplanation: Codable, Sendable, Equatable {
    /// Segcast's id of the customer.
    public let customerID: Int64
    /// Since when the key counts as a customer's; `Instant.distantPast` for every as-of.
    public let linkedAt: Instant
    /// What is known where the customers source no longer holds the key.
    public let erasure: Erasure?
    /// The features that the release scored the customer by.
    public var features: [Feature] = []
    /// The customer's scores in the release.
    public var scores: [Score] = []
    /// The segments the customer was in.
    public var stays: [Stay] = []
    /// What each cap of the run had counted before it.
    public var caps: [CountedCap] = []
    /// The run that is asked about; `nil` where it did not consider the customer, or the release in force is.
    public var run: ConsideringRun?
    /// What kept the customer out of the run that is asked about; `nil` where it considered them, and where none is.
    public var absence: Absence?
    /// The newest runs that considered the customer, newest first, where no run is asked about.
    public var newestRuns: [ConsideringRun] = []

    /// The unit of scores that are chances, within 0…1.
    public static let chance = "chance"

    /// Somebody whom the customers source no longer holds.
    public struct Erasure: Codable, Sendable, Equatable {
        /// When a run first found no row.
        public let missingSince: Instant?
        /// When a list was last committed that the customer stood on.
        public let lastListedAt: Instant?
    }

    /// A feature at the release's as-of.
    public struct Feature: Codable, Sendable, Equatable {
        /// Its name in the feature set.
        public let name: String
        /// In `unit`; `nil` when unknown.
        public let measured: Double?
        /// Such as `days` or `count`; the currency of what is an amount of money.
        public let unit: String
    }

    /// A score of a release.
    public struct Score: Codable, Sendable, Equatable {
        /// What is predicted.
        public let outcome: String
        /// In `unit`; `nil` outside the population.
        public let score: Double?
        /// ``CustomerExplanation/chance``, or `score`; `nil` where the outcome is not defined any more.
        public let unit: String?
        /// The model's version.
        public let version: Int
        /// The release.
        public let releaseID: Int64
        /// The release it was carried over from.
        public let carriedFromReleaseID: Int64?
    }

    /// A stay in a segment.
    public struct Stay: Codable, Sendable, Equatable {
        /// The segment.
        public let segment: String
        /// When the customer entered.
        public let enteredAt: Instant
        /// The release whose scores let the customer in.
        public let releaseID: Int64
        /// Why, in words.
        public let reason: String
        /// Which definition of the segment.
        public let definitionHash: String
        /// That definition, as JSON; `nil` when it is not kept.
        public let definition: String?
        /// What its rule asks in the release that is asked about, and how the customer stands to it; `nil` where that is
        /// not kept.
        public let standing: RuleStanding?
    }

    /// A cap and what it had counted when the run was planned, the run's own contact left out.
    public struct CountedCap: Codable, Sendable, Equatable {
        /// The cap as it stood for the run.
        public let cap: FrequencyCap
        /// Contacts counted.
        public let count: Int
    }
}
