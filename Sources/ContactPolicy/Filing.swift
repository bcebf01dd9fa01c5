/// The bucket that a candidate is filed in, and the cap that left no room for whoever is capped.
public struct Filing: Hashable, Sendable, CustomStringConvertible {
    /// The bucket.
    public let bucket: Bucket
    /// The name of the cap; `nil` in every other bucket.
    public let cap: String?

    /// Files in a bucket, which is that of a cap where one is named.
    public init(_ bucket: Bucket, under cap: String? = nil) {
        self.bucket = bucket
        self.cap = cap
    }

    /// As manifests and people have it: the bucket's word, behind that of caps the cap's name, as in `capped:weekly`.
    public var description: String { cap.map { "\(bucket.rawValue):\($0)" } ?? bucket.rawValue }

    /// What it means, in words for whoever asks why.
    public var reason: String { cap.map { "\(bucket.reason) \($0)" } ?? bucket.reason }
}
