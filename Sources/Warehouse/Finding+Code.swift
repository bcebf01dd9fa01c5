public import Failures

extension Finding {
    /// What a look at the sources finds is called.
    public enum Code: String, FailureCode {
        case activityMissing, rowsHidden, relationUnqualified, relationMissing, columnMissing,
            columnUnreadable, typeUnfit, zerosLost, sourceNeeded, countryUnreadable,
            digestUnfit, digestOfNothing, keyIsAddress, rowsOld, sourceStopped, columnNull,
            sourceEmpty, rowsTooFew, sourceShrank, sourceDropped, shrinkAccepted,
            customersUnknown, rowsSetAside, notReady, keySpelledOtherwise, keysRepeated,
            amountsNotFinite, rowsIncomplete, currenciesMixed, sourceForeign, exclusionIdle,
            valueUnheld, grantedUnheld, guestsCounted, addressShared, addressMissing, ordersShared

        /// What it means.
        public var meaning: String {
            switch self {
            case .activityMissing:
                "Neither orders nor events are mapped, so that nothing can be measured or predicted."
            case .rowsHidden:
                "Row-level security hides rows of a source from the login that reads it: half a list of "
                    + "withdrawals is none."
            case .relationUnqualified:
                "A relation is named without its schema."
            case .relationMissing:
                "There is no such relation, or the login may not see its schema."
            case .columnMissing:
                "A key of warehouse.yaml names a column that its relation does not have."
            case .columnUnreadable:
                "The login may not read a column that is mapped."
            case .typeUnfit:
                "A column is of a type that it cannot be used as: by what it is mapped to, or by a bound "
                    + "under exclude:."
            case .zerosLost:
                "A postal code or phone number is kept as a number, which has lost the zeros in front."
            case .sourceNeeded:
                "A source that the work reads is not mapped."
            case .countryUnreadable:
                "Countries of some customers are none of ISO 3166: phones without + and postal addresses "
                    + "of theirs are not sent."
            case .digestUnfit:
                "A column of hashed_details holds what is no SHA-256: it is not sent."
            case .digestOfNothing:
                "A column of hashed_details holds the digest of an empty text: it is not sent."
            case .keyIsAddress:
                "Customers' keys look like addresses or phone numbers, and everybody sees keys who sees "
                    + "segments."
            case .rowsOld:
                "The newest row is older than fresh_within_hours allows."
            case .sourceStopped:
                "A source has had no row for far longer than its own rhythm makes likely."
            case .columnNull:
                "A mapped column is null in some rows, or in all."
            case .sourceEmpty:
                "No row of a source can be used."
            case .rowsTooFew:
                "A source has fewer rows that can be used than min_rows."
            case .sourceShrank:
                "A source has lost more than two in five of the rows that the last check could use."
            case .sourceDropped:
                "Consents or suppressions are mapped no more: whoever they deny would be written to."
            case .shrinkAccepted:
                "Somebody accepted that a source shrank to this many rows, or is mapped no more."
            case .customersUnknown:
                "Most rows of a source name customers whom the customers source does not hold."
            case .rowsSetAside:
                "Some rows do not count, for the reason that is named."
            case .notReady:
                "The marker that says when a source is loaded has not reached the as-of's day."
            case .keySpelledOtherwise:
                "Consents or suppressions name customers by a key in another spelling: they would count "
                    + "for nobody."
            case .keysRepeated:
                "Rows bear a key that another row has, and would count twice."
            case .amountsNotFinite:
                "Amounts are NaN or infinite, so that sums over them are unknown."
            case .rowsIncomplete:
                "Rows lack the number they are mapped for, or customers any way to reach them."
            case .currenciesMixed:
                "Amounts are in another currency than the warehouse's, and a mixed sum is none."
            case .sourceForeign:
                "Code of somebody else runs with rights on Segcast's tables when a source is read."
            case .exclusionIdle:
                "An entry under exclude: leaves out no row: it may name what the column never says."
            case .valueUnheld:
                "A rule keeps or drops rows by a value that no row has, so that it keeps nobody or drops "
                    + "nobody."
            case .grantedUnheld:
                "granted_values names a value that no consent has: nobody agrees by it."
            case .guestsCounted:
                "People who bought without an account, told by their e-mail address, and those of them who are "
                    + "customers."
            case .addressShared:
                "Several customers bear one e-mail address: rows that only say the address are those of the one who came "
                    + "first."
            case .addressMissing:
                "Rows of guests hold nothing that is an e-mail address, and are nobody's."
            case .ordersShared:
                "Lines of one order name several customers: the order counts as one of theirs."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .activityMissing:
                "Map one of them in warehouse.yaml."
            case .rowsHidden:
                "Let the login that reads see every row: `alter role … bypassrls`."
            case .relationUnqualified:
                "Write schema.relation."
            case .relationMissing:
                "Correct the name, or grant usage on the schema and select on the relation."
            case .columnMissing:
                "Correct the name; the nearest one is suggested."
            case .columnUnreadable:
                "Grant select on the relation, or leave the column out."
            case .typeUnfit:
                "Map another column, or cast it in a view of your own."
            case .zerosLost:
                "Keep it as text where it is loaded."
            case .sourceNeeded:
                "Map it in warehouse.yaml."
            case .countryUnreadable:
                "Write two letters, three, or the country's name."
            case .digestUnfit:
                "Hash the normalised value, or take the column out of hashed_details."
            case .digestOfNothing:
                "Leave it null where there is nothing to hash."
            case .keyIsAddress:
                "Map another key, or say why that is right with key_is_contact_detail:."
            case .rowsOld:
                "Wait for the load, give the day the data ends with --as-of, or raise fresh_within_hours."
            case .sourceStopped:
                "Load what came since, give the day the data ends with --as-of, or state fresh_within_hours."
            case .columnNull:
                "Where it is all of them, map another column or leave it out."
            case .sourceEmpty:
                "Load it; look at the as-of, and at the reasons that rows are set aside for."
            case .rowsTooFew:
                "Wait for the load, or lower min_rows."
            case .sourceShrank:
                "Look for a broken load. If it is meant: `segcast check --accept SOURCE --reason WHY`."
            case .sourceDropped:
                "Map them again. If it is meant: `segcast check --accept SOURCE --reason WHY`."
            case .shrinkAccepted:
                "Nothing: it holds for that number alone, until the source moves again."
            case .customersUnknown:
                "Look whether both columns hold the same key."
            case .rowsSetAside:
                "Mend them at the source where they should count."
            case .notReady:
                "Wait for the load."
            case .keySpelledOtherwise:
                "Map a view that spells keys as customers do, or exclude the rows."
            case .keysRepeated:
                "Map a view without duplicates, or the column that tells rows apart."
            case .amountsNotFinite:
                "Mend them at the source."
            case .rowsIncomplete:
                "Fill them at the source where there is something to fill."
            case .currenciesMixed:
                "Map a view with converted amounts, or exclude the rows."
            case .sourceForeign:
                "Read the sources as a login of its own: `segcast init --print-grants`."
            case .exclusionIdle:
                "Write the value as the column does, or take the entry out."
            case .valueUnheld:
                "Write the value as the column does; the nearest one is suggested."
            case .grantedUnheld:
                "Write what the column says where somebody agrees."
            case .guestsCounted:
                "Nothing, where the numbers are as expected."
            case .addressShared:
                "Make one customer of them at the source."
            case .addressMissing:
                "Fill it at the source where it should count."
            case .ordersShared:
                "Map what tells orders apart as key:, or a view in which an order has one customer."
            }
        }
    }
}
