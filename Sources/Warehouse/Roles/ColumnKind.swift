/// What a mapped column must hold to be used as what it is mapped to.
enum ColumnKind: Sendable {
    case any, key, time, number, text, single
    /// Whether somebody said yes.
    case answer
    /// Digits of which the first may be zeros.
    case digits

    /// Whether values of a type can be used so.
    func fits(_ type: ColumnType, in mapping: SourceDefinition) -> Bool {
        switch self {
        case .any, .digits: true
        case .key: type.isKey
        case .time: mapping.tellsTime(type)
        case .number: type.isNumber
        case .text: type == .text
        case .single: type != .other
        case .answer: !mapping.grantedValues.isEmpty || type == .boolean
        }
    }

    /// What a column that does not fit is none of.
    var words: String {
        switch self {
        case .any: "value"
        case .key: "key (text, uuid or number)"
        case .time: "time"
        case .number: "number"
        case .single: "single value"
        case .answer: "boolean, and granted_values names no text"
        case .text, .digits: "text"
        }
    }
}
