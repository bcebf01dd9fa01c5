internal import CCrypto

/// A SHA-256 over bytes that come in pieces.
///
/// - SeeAlso: FIPS 180-4. The work is libcrypto's.
public final class SHA256 {
    private let context: OpaquePointer
    private let algorithm: OpaquePointer

    /// Begins a digest of nothing.
    public init() {
        guard let context = EVP_MD_CTX_new(), let algorithm = EVP_MD_fetch(nil, "SHA256", nil)
        else {
            preconditionFailure("libcrypto has no SHA-256")
        }
        self.context = context
        self.algorithm = algorithm
        EVP_DigestInit_ex(context, algorithm, nil)
    }

    deinit {
        EVP_MD_free(algorithm)
        EVP_MD_CTX_free(context)
    }

    /// Adds bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// Adds bytes.
    public func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Adds a text's UTF-8.
    public func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// Returns the digest of a text's UTF-8 alone and begins again with nothing.
    public func digest(of text: String) -> Digest {
        update(text)
        return digest()
    }

    /// Returns the digest and begins again with nothing.
    public func digest() -> Digest {
        defer { EVP_DigestInit_ex(context, nil, nil) }
        return Digest { EVP_DigestFinal_ex(context, $0, nil) }
    }

    /// Returns the 32 bytes and begins again with nothing.
    public func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        EVP_DigestInit_ex(context, algorithm, nil)
        return digest
    }

    /// Returns the digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        let digest = SHA256()
        digest.update(bytes)
        return Digests.hexadecimal(digest.finish())
    }
}
