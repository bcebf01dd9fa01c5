/// A reader of CSV by bytes, of the tests' own.
enum Records {
    static func read(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var position = 0
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if position < bytes.count, bytes[position] == byte {
                    cell.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","):
                record.append(text())
                cell = []
            case UInt8(ascii: "\r")
            where position < bytes.count && bytes[position] == UInt8(ascii: "\n"): continue
            case UInt8(ascii: "\n"):
                record.append(text())
                records.append(record)
                (record, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        return records
    }
}
