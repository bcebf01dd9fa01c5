public import Shapes

/// What definitions refer to by name, whichever module defines it.
extension ReferenceKind {
    /// A list of features.
    public static let featureSet = Self("feature set")
    /// A feature of a set.
    public static let feature = Self("feature")
    /// What is predicted.
    public static let outcome = Self("outcome")
    /// A segment.
    public static let segment = Self("segment")
    /// Where audiences go.
    public static let channel = Self("channel")
    /// A mapped column of customers.
    public static let attribute = Self("attribute")
    /// Who is deliberately not contacted.
    public static let controlGroup = Self("control group")
}
