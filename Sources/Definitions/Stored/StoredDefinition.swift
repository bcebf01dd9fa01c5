import Boosting
import Channels
import ContactPolicy
import Exports
import Features
import Foundation
import Learning
import Segments
import Warehouse

/// A part of a definition that is stored: a key that a stored body does not have says what an empty one says.
///
/// Bodies are kept for ever, and hashes with them. A body holds every key that its type has always had, so that it says
/// what it says when a default moves. A key that is new is optional, and `nil` where it is not the usual one, as
/// `OutcomeDefinition.guards`: bodies from before it are read, and keep their hash when they are applied again.
protocol StoredDefinition: Codable {
    /// An empty one.
    init()
}

extension StoredDefinition {
    /// What an empty one says, by key.
    static var empty: [String: StoredJSON] {
        get throws {
            guard case .object(let members) = try StoredJSON(of: Self()) else { return [:] }
            return members
        }
    }
}

extension OutcomeDefinition: StoredDefinition {}
extension TrainingDefinition: StoredDefinition {}
extension BoostingParameters: StoredDefinition {}
extension BaselineDefinition: StoredDefinition {}
extension Limits: StoredDefinition {}
extension FeatureSetDefinition: StoredDefinition {}
extension FeatureDefinition: StoredDefinition {}
extension FeatureCondition: StoredDefinition {}
extension AttributeCondition: StoredDefinition {}
extension SegmentDefinition: StoredDefinition {}
extension ChannelDefinition: StoredDefinition {}
extension ExportDefinition: StoredDefinition {}
extension PolicyDefinition: StoredDefinition {}
extension ControlGroup: StoredDefinition {}
extension FrequencyCap: StoredDefinition {}
extension RowFilter: StoredDefinition {
    init() { self.init(where: [:]) }
}
