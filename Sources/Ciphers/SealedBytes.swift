internal import CCrypto

/// Bytes that only the deployment's key opens, and that nobody can change unseen: AES-256-GCM.
///
/// - SeeAlso: NIST SP 800-38D. The work is libcrypto's.
public enum SealedBytes {
    private static let nonceCount = 12, tagCount = 16

    /// Returns nonce, cipher text and tag of `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: any number of them.
    ///   - label: what they are; they open under the same label only. Not secret.
    ///   - key: the deployment's.
    /// - Returns: 28 bytes more than `bytes`, different ones each time.
    public static func seal(_ bytes: [UInt8], as label: String, with key: DeploymentKey) -> [UInt8]
    {
        var nonce = [UInt8](repeating: 0, count: nonceCount)
        precondition(RAND_bytes(&nonce, Int32(nonceCount)) == 1, "libcrypto has no randomness")
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var sealed = nonce + [UInt8](repeating: 0, count: bytes.count + tagCount)
        let label = Array(label.utf8)
        var count: Int32 = 0
        let isDone = sealed.withUnsafeMutableBufferPointer { out in
            guard let start = out.baseAddress else { return false }
            return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key.bytes, nonce) == 1
                && EVP_EncryptUpdate(context, nil, &count, label, Int32(label.count)) == 1
                && EVP_EncryptUpdate(
                    context,
                    start + nonceCount,
                    &count,
                    bytes,
                    Int32(bytes.count)
                ) == 1
                && EVP_EncryptFinal_ex(context, start + nonceCount + bytes.count, &count) == 1
                && EVP_CIPHER_CTX_ctrl(
                    context,
                    EVP_CTRL_AEAD_GET_TAG,
                    Int32(tagCount),
                    start + nonceCount + bytes.count
                ) == 1
        }
        precondition(isDone, "libcrypto has no AES-256-GCM")
        return sealed
    }

    /// Returns the bytes that were sealed.
    ///
    /// - Throws: ``CipherError/notAuthentic`` when a bit, the label or the key differs.
    public static func open(
        _ sealed: [UInt8],
        as label: String,
        with key: DeploymentKey
    ) throws(CipherError) -> [UInt8] {
        guard sealed.count >= nonceCount + tagCount else { throw .notAuthentic }
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        let nonce = Array(sealed.prefix(nonceCount))
        let text = Array(sealed[nonceCount..<sealed.count - tagCount])
        var tag = Array(sealed.suffix(tagCount))
        var bytes = [UInt8](repeating: 0, count: text.count + tagCount)
        let label = Array(label.utf8)
        var count: Int32 = 0
        let isAuthentic =
            EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key.bytes, nonce) == 1
            && EVP_DecryptUpdate(context, nil, &count, label, Int32(label.count)) == 1
            && EVP_DecryptUpdate(context, &bytes, &count, text, Int32(text.count)) == 1
            && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagCount), &tag) == 1
            && EVP_DecryptFinal_ex(context, &tag, &count) == 1
        guard isAuthentic else { throw .notAuthentic }
        return Array(bytes.prefix(text.count))
    }
}
