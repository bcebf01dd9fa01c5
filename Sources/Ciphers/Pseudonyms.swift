internal import CCrypto
public import Digests

/// Names for identifiers that mean nothing without the deployment's key: AES-256 of a digest's first sixteen bytes.
///
/// Equal digests have equal names, so that they can be compared where they are kept; whoever lacks the key
/// cannot tell whether an address is among them. Used by one thread at a time.
///
/// - SeeAlso: FIPS 197; a block cipher under a secret key is a permutation that nobody else can compute.
public final class Pseudonyms {
    private let context: OpaquePointer?

    /// Creates names under `key`.
    public init(_ key: DeploymentKey) {
        context = EVP_CIPHER_CTX_new()
        let isReady =
            EVP_EncryptInit_ex(context, EVP_aes_256_ecb(), nil, Self.derived(key), nil) == 1
            && EVP_CIPHER_CTX_set_padding(context, 0) == 1
        precondition(isReady, "libcrypto has no AES-256")
    }

    /// The key that names are made with, which opens nothing else.
    static func derived(_ key: DeploymentKey) -> [UInt8] {
        let digest = SHA256()
        digest.update("segcast identifiers\n")
        digest.update(UnsafeRawBufferPointer(start: key.bytes, count: 32))
        return digest.finish()
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    /// Returns the name of a digest, as the halves of sixteen bytes.
    public func name(of digest: Digest) -> (high: UInt64, low: UInt64) {
        digest.withUnsafeBytes { name(ofFirstBytes: $0) }
    }

    /// The name of what begins with these sixteen bytes.
    func name(ofFirstBytes bytes: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64) {
        var count: Int32 = 0
        return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { out in
            let start = out.baseAddress?.assumingMemoryBound(to: UInt8.self)
            let isNamed = EVP_EncryptUpdate(
                context,
                start,
                &count,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                16
            )
            precondition(isNamed == 1, "AES failed")
            return (
                UInt64(bigEndian: out.load(as: UInt64.self)),
                UInt64(bigEndian: out.load(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}
