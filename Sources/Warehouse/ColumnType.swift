/// What kind of values a column of the warehouse holds, as far as Segcast cares.
public enum ColumnType: String, Sendable {
    case integer, numeric, float, text, uuid, boolean, timestamptz, timestamp, date, other

    /// The kind of a PostgreSQL type, by its name in the catalogue; domains by their base type, and a type of others with
    /// its schema in front.
    init(typeName: String, isEnum: Bool) {
        switch typeName {
        case "int2", "int4", "int8": self = .integer
        case "numeric": self = .numeric
        case "float4", "float8": self = .float
        case "text", "varchar", "bpchar", "citext", "name": self = .text
        case "uuid": self = .uuid
        case "bool": self = .boolean
        case "timestamptz": self = .timestamptz
        case "timestamp": self = .timestamp
        case "date": self = .date
        default: self = isEnum ? .text : .other
        }
    }

    /// Whether it can name a customer.
    public var isKey: Bool { [.integer, .numeric, .text, .uuid].contains(self) }
    /// Whether it is a point in time, or a day.
    public var isTime: Bool { [.timestamptz, .timestamp, .date].contains(self) }
    /// Whether it can be summed.
    public var isNumber: Bool { [.integer, .numeric, .float].contains(self) }
    /// Whether a zone has to be declared for it.
    public var isNaive: Bool { [.timestamp, .date].contains(self) }
}
