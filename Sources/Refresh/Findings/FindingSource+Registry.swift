import ContactPolicy
import Definitions
import Registry
import Schema
import Warehouse

extension FindingSource {
    /// Whether the login that works owns the tables: who may approve binds it to nothing, for it could change what says
    /// so.
    static let ownership = FindingSource("ownership") { deployment, _ in
        let governance = deployment.configuration.policy.governance
        guard governance.needsSomebodyElse,
            let login = try await DatabaseRoles.owner(in: deployment.pool)
        else { return [] }
        return [
            Finding(
                .warning,
                as: GovernanceFinding.ownerUnbound,
                "policies",
                "\(governance.rawValue) is asked for, and \(login) owns the tables: nothing keeps it from approving its own models",
                fix:
                    "work as a login that is a member of \(deployment.configuration.settings.rolePrefix)worker, and keep "
                    + "\(login) for `segcast init`"
            )
        ]
    }

    /// Which versions score that their author alone approved before somebody else had to.
    ///
    /// A tighter rule takes nothing out of force that was approved by the one before it; it is told until somebody else
    /// has looked.
    static let approvedAlone = FindingSource("approved alone", askedBy: [.scoring]) {
        deployment,
        _ in
        try await ModelRegistry(deployment.pool).approvedAlone().map { outcome, version in
            Finding(
                .warning,
                as: GovernanceFinding.approvedAlone,
                "policies",
                "somebody else has to approve a model by now, and \(outcome) version \(version), which scores, was approved by its author alone",
                fix: "let somebody else look at it: segcast models approve \(outcome) \(version)"
            )
        }
    }
}
