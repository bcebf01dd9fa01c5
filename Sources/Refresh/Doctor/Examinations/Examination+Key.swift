import Failures
import Ciphers
import Exports
import Texts

extension Examination {
    /// Whether there is a key that published bytes can be kept under, which nobody else reads.
    static let key = Examination("key") { patient, _ in
        let settings = patient.settings
        do {
            let key = try settings.key()
            guard let path = settings[.keyFile] else { return [.well("\(key), in SEGCAST_KEY")] }
            guard settings[.key] == nil else {
                return [
                    .doubt(
                        "\(key), in SEGCAST_KEY; SEGCAST_KEY_FILE is set too, and not read",
                        fix: "unset one of them"
                    )
                ]
            }
            return [.well("\(key), in \(path), which nobody else reads")]
        } catch RefreshError.noKey {
            return [
                .wrong(
                    .configuration,
                    "no key to keep the bytes of published files under: SEGCAST_KEY_FILE is not set",
                    fix:
                        "\(DeploymentKey.making("segcast.key")); export SEGCAST_KEY_FILE=\"$PWD/segcast.key\""
                )
            ]
        } catch let error as CipherError {
            return [.wrong(error.kind, error.fault, fix: remedy(error, in: settings[.keyFile]))]
        }
    }

    private static func remedy(_ error: CipherError, in path: String?) -> String {
        switch error {
        case .openFile(let path): "chmod 600 \(path.shellWord)"
        case .foreignFile(let path): "chown \"$(id -un)\" \(path.shellWord)"
        case .unreadableFile, .notAFile, .notAuthentic:
            "name the file that holds the key in SEGCAST_KEY_FILE"
        case .malformedKey: error.remedy ?? ""
        }
    }

    /// Whether what is kept was kept under that key.
    static let keptBytes = Examination("kept bytes", needs: [key, schema]) { patient, _ in
        do {
            try await RunKeeper(patient.database.get()).requireKey(patient.settings.key())
        } catch let error as ExportError {
            return [
                .wrong(
                    error.kind,
                    error.description,
                    fix:
                        "name that key in SEGCAST_KEY_FILE, from where its copy is kept; where it is lost: segcast key replace --help"
                )
            ]
        } catch let error as KeyError {
            return [.wrong(error.kind, error.fault, fix: error.remedy)]
        }
        return [.well("under this key, as far as there are any")]
    }
}
