import CPhoneNumber
import Countries

/// A phone number as somebody typed it, and its E.164 form.
///
/// What is whole in E.164 is taken as it stands; everything else is read by libphonenumber. A number that may
/// be somebody else's is left out. Whole is enough: whether a range is assigned, the library knows of its
/// own day, and a range that is opened later would be refused. Only where a text can be read in two ways do
/// assigned ranges decide.
///
/// - SeeAlso: ITU-T E.164; libphonenumber 8.12.
public enum PhoneNumber: Equatable, Sendable {
    /// In E.164: `+` and digits.
    case e164(String)
    /// Digits without a country, or behind its code without an area: whose number they are, nobody can tell.
    case withoutCountry(String)
    /// Nothing to dial, and why.
    case unusable(Cell.Reason)

    /// Reads `input`, dialled where `country` or `callingCode` says when it bears no `+` or `00`.
    ///
    /// - Parameters:
    ///   - input: the number; full-width and Arabic-Indic digits are digits too.
    ///   - country: its code or name.
    ///   - callingCode: its country's code without `+`, used when there is no country.
    public init(_ input: String?, country: String? = nil, callingCode: String? = nil) {
        guard let input, !input.isEmpty else {
            self = .unusable(.empty)
            return
        }
        if Self.isWhole(input) {
            self = .e164(input)
            return
        }
        switch PhoneText.read(input) {
        case .unusable(let reason): self = .unusable(reason)
        case .international(let digits): self = Self.international(digits)
        case .dialled(let digits):
            let region = Country.code(country) ?? callingCode.flatMap(Self.region(ofCallingCode:))
            if let region {
                self = Self.dialled(digits, in: region)
            } else if digits.hasPrefix("00") {
                self = Self.international(String(digits.dropFirst(2)))
            } else {
                self = .withoutCountry(digits)
            }
        }
    }

    // MARK: Readings

    /// Digits behind a `+`, or behind `00`.
    private static func international(_ digits: String) -> Self {
        guard let number = parsed("+\(digits)", in: "ZZ") else {
            return .unusable(.impossibleNumber)
        }
        switch number.length {
        case .whole: return settled(number, isWritten: true)
        case .local: return .withoutCountry(digits)
        case .impossible: return .unusable(.impossibleNumber)
        }
    }

    /// Digits as they are dialled in a country: behind its own code without a `+`, behind what is dialled for
    /// other countries, or inside it.
    private static func dialled(_ digits: String, in region: String) -> Self {
        let plan = Plan(of: region)
        guard plan.callingCode != "0" else { return .withoutCountry(digits) }
        let inside = parsed(digits, in: region)
        if digits.hasPrefix("00") {
            let written = parsed("+\(digits.dropFirst(2))", in: "ZZ")
            return abroad(inside.flatMap { $0.isDialledAbroad ? $0 : nil }, written)
        }
        let hasTrunk = !plan.trunk.isEmpty && digits.hasPrefix(plan.trunk)
        if !hasTrunk, digits.hasPrefix(plan.callingCode),
            let outside = parsed("+\(digits)", in: "ZZ"), outside.length == .whole
        {
            return either(inside, outside, plan)
        }
        guard let inside else { return .unusable(.impossibleNumber) }
        switch inside.length {
        case .local: return .unusable(.noAreaCode)
        case .impossible: return .unusable(.impossibleNumber)
        case .whole: break
        }
        // Where areas are dialled behind a zero, digits without it may be a number of the same area.
        guard !plan.trunk.hasPrefix("0") || hasTrunk else {
            let kind = kind(of: inside.e164)
            let isWhole = kind == .mobile || kind == .assigned && inside.nationalCount >= 9
            return isWhole ? settled(inside, isWritten: false) : .unusable(.noAreaCode)
        }
        return settled(inside, isWritten: false)
    }

    /// A number behind `00`, which is followed by a country's code, and in some countries by a carrier's first.
    private static func abroad(_ dialled: Parsed?, _ written: Parsed?) -> Self {
        let readings = [dialled, written].compactMap { $0 }.filter { $0.length == .whole }
        guard let first = readings.first, let last = readings.last else {
            return .unusable(.impossibleNumber)
        }
        if first.e164 == last.e164 { return settled(first, isWritten: true) }
        let assigned = readings.filter { kind(of: $0.e164) != .unassigned }
        guard assigned.count == 1 else { return .unusable(.ambiguousNumber) }
        return settled(assigned[0], isWritten: true)
    }

    /// A number that begins with its country's code and could be dialled inside it too.
    private static func either(_ inside: Parsed?, _ outside: Parsed, _ plan: Plan) -> Self {
        guard let inside, inside.length == .whole, inside.e164 != outside.e164 else {
            return settled(outside, isWritten: true)
        }
        let (within, without) = (kind(of: inside.e164), kind(of: outside.e164))
        // A national number is written with its zero: without one, an area code is the less likely reading.
        let isUnlikely = plan.trunk.hasPrefix("0") && within == .assigned
        let isInside = within == .mobile || within == .assigned && !isUnlikely
        switch (isInside, without != .unassigned) {
        case (true, false): return settled(inside, isWritten: false)
        case (false, true): return settled(outside, isWritten: true)
        default: return .unusable(.ambiguousNumber)
        }
    }

    /// A whole number, unless it is one that nobody has or two have.
    private static func settled(_ number: Parsed, isWritten: Bool) -> Self {
        // E.164 has fifteen digits at most: what is longer is a number and the start of another.
        if number.e164.utf8.count > 16 { return .unusable(.impossibleNumber) }
        let national = number.e164.utf8.dropFirst(1 + number.callingCode.utf8.count)
        // A zero that is dialled inside the country stands there twice, or another code stands behind it.
        if national.first == UInt8(ascii: "0"),
            let region = region(ofCallingCode: number.callingCode),
            Plan(of: region).trunk.hasPrefix("0")
        {
            return .unusable(.impossibleNumber)
        }
        // So few digits are numbers only where somebody has them.
        if number.nationalCount < 7, kind(of: number.e164) == .unassigned {
            return .unusable(.impossibleNumber)
        }
        // The country's code twice: what stands behind it is a whole number itself.
        if number.nationalCount > 10, national.starts(with: number.callingCode.utf8) {
            let rest = "+\(Substring(national))"
            if let inner = parsed(rest, in: "ZZ"), inner.length == .whole,
                kind(of: inner.e164) == .mobile
            {
                return .unusable(.ambiguousNumber)
            }
        }
        switch run(national) {
        case .none: return .e164(number.e164)
        case .rising: return .unusable(.dummyNumber)
        // 9876543210 is somebody's in some countries, and nobody's where no such range is assigned.
        case .falling:
            let isNobodys = isWritten && kind(of: number.e164) == .unassigned
            return isNobodys ? .e164(number.e164) : .unusable(.dummyNumber)
        }
    }

    /// Whether digits are made up: all the same, or counted up or down.
    private enum Run { case none, rising, falling }

    private static func run(_ digits: Substring.UTF8View) -> Run {
        guard digits.count >= 5, let first = digits.first else { return .none }
        // The first two digits settle it for nearly every number.
        var step: UInt8?
        var before = first
        for digit in digits.dropFirst() {
            let next = (digit + 10 - before) % 10
            guard next == step ?? next, next <= 1 || next == 9 else { return .none }
            (step, before) = (next, digit)
        }
        // From elsewhere it is somebody's: +32 34567890 in Belgium, +81 9012345678 in Japan.
        let isCounted =
            first <= UInt8(ascii: "1") || first == UInt8(ascii: "2") && digits.count >= 10
        switch step {
        case 0: return .rising
        case 1: return isCounted ? .rising : .none
        default: return first == UInt8(ascii: "9") ? .falling : .none
        }
    }

    // MARK: What libphonenumber knows

    private enum Length { case whole, local, impossible }

    private enum Kind { case unassigned, assigned, mobile }

    private struct Parsed {
        let e164: String
        let callingCode: String
        let nationalCount: Int
        let length: Length
        let isDialledAbroad: Bool
    }

    /// How numbers of a region are written.
    private struct Plan {
        /// Its code, `0` when there is no such region.
        let callingCode: String
        /// What is dialled before an area code inside it, often `0`.
        let trunk: String

        init(of region: String) {
            let (code, trunk) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8) { out in
                let code = segcast_phone_plan(region, out.baseAddress)
                return (code, out.baseAddress.map { String(cString: $0) } ?? "")
            }
            callingCode = String(code)
            self.trunk = trunk
        }
    }

    private static func parsed(_ text: String, in region: String) -> Parsed? {
        var text = text
        var out = segcast_phone()
        let isNumber = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                segcast_phone_read($0.baseAddress, $0.count, region, &out)
            }
        }
        guard isNumber == 1 else { return nil }
        let e164 = withUnsafeBytes(of: out.e164) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        let length: Length =
            switch UInt32(out.length) {
            case SEGCAST_PHONE_WHOLE.rawValue: .whole
            case SEGCAST_PHONE_LOCAL.rawValue: .local
            default: .impossible
            }
        return Parsed(
            e164: e164,
            callingCode: String(out.calling_code),
            nationalCount: Int(out.national_count),
            length: length,
            isDialledAbroad: out.is_dialled_abroad != 0
        )
    }

    private static func kind(of e164: String) -> Kind {
        var text = e164
        let kind = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                segcast_phone_kind_of($0.baseAddress, $0.count)
            }
        }
        switch UInt32(kind) {
        case SEGCAST_PHONE_MOBILE.rawValue: return .mobile
        case SEGCAST_PHONE_ASSIGNED.rawValue: return .assigned
        default: return .unassigned
        }
    }

    private static func region(ofCallingCode text: String) -> String? {
        let digits = text.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }
        guard (1...3).contains(digits.count),
            let code = Int32(String(decoding: digits, as: UTF8.self))
        else { return nil }
        let region = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4) { out in
            segcast_phone_region(code, out.baseAddress)
            return out.baseAddress.map { String(cString: $0) } ?? "ZZ"
        }
        return region == "ZZ" ? nil : region
    }

    /// Whether `text` is a whole number in E.164 that can be read in one way only.
    ///
    /// Everything that ``settled(_:isWritten:)`` looks at is left to it: a code that stands twice, few digits,
    /// a zero behind the code, digits that look made up.
    private static func isWhole(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (9...16).contains(bytes.count), bytes.first == UInt8(ascii: "+") else { return false }
        var code: Int32 = 0
        var codeCount = 0
        var lengths: UInt32 = 0
        var position = bytes.index(after: bytes.startIndex)
        while codeCount < 3, lengths == 0 {
            let byte = bytes[position]
            guard (48...57).contains(byte) else { return false }
            code = code * 10 + Int32(byte - 48)
            codeCount += 1
            position = bytes.index(after: position)
            lengths = segcast_phone_lengths(code)
        }
        let national = bytes[position...]
        let count = bytes.count - 1 - codeCount
        guard count >= 7, lengths & (1 << UInt32(count)) != 0, national.first != 48,
            national.allSatisfy({ (48...57).contains($0) })
        else { return false }
        if count > 10, national.starts(with: bytes.dropFirst().prefix(codeCount)) { return false }
        return run(national) == .none
    }
}
