import Learning
import Warehouse

/// What a version's card says besides its numbers, as it was when the version was trained.
struct ModelCard: Encodable {
    let owner: String
    let purpose: String
    let channels: [String]
    let label: String
    let reviewAt: String
    let references: [ReferenceDistribution]
    let fairness: [FairnessRow]

    init(_ outcome: OutcomeDefinition, _ model: TrainedModel, reviewAt: String) {
        owner = outcome.owner
        purpose = outcome.purpose
        channels = outcome.channels
        label = outcome.kind.words(for: outcome)
        self.reviewAt = reviewAt
        references = model.references
        fairness = model.fairness
    }

    private enum CodingKeys: String, CodingKey {
        case owner, purpose, channels, label, references, fairness
        case reviewAt = "review_at"
    }
}
