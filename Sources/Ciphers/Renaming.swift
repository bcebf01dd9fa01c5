internal import CCrypto
import Digests

/// Names of identifiers under another key: what a name stands for is enciphered anew, and nobody learns it meanwhile.
///
/// Used by one thread at a time.
public final class Renaming {
    private let context: OpaquePointer?
    private let pseudonyms: Pseudonyms

    /// Creates the change from the names under one key to those under another.
    public init(from old: DeploymentKey, to new: DeploymentKey) {
        context = EVP_CIPHER_CTX_new()
        let isReady =
            EVP_DecryptInit_ex(context, EVP_aes_256_ecb(), nil, Pseudonyms.derived(old), nil) == 1
            && EVP_CIPHER_CTX_set_padding(context, 0) == 1
        precondition(isReady, "libcrypto has no AES-256")
        pseudonyms = Pseudonyms(new)
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    /// Returns what a name is under the new key, as the halves of sixteen bytes.
    public func name(of old: (high: UInt64, low: UInt64)) -> (high: UInt64, low: UInt64) {
        var count: Int32 = 0
        var (text, out) = ([UInt8](), [UInt8](repeating: 0, count: 32))
        for half in [old.high.bigEndian, old.low.bigEndian] {
            withUnsafeBytes(of: half) { text += $0 }
        }
        let isOpened = EVP_DecryptUpdate(context, &out, &count, text, 16) == 1 && count == 16
        precondition(isOpened, "AES failed")
        return out.withUnsafeBytes { pseudonyms.name(ofFirstBytes: $0) }
    }
}
