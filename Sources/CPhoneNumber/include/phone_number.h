#ifndef SEGCAST_PHONE_NUMBER_H
#define SEGCAST_PHONE_NUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whether a number has as many digits as numbers of its country have.
enum segcast_phone_length {
    /// As many.
    SEGCAST_PHONE_WHOLE = 0,
    /// As many as are dialled inside an area, without its code.
    SEGCAST_PHONE_LOCAL = 1,
    /// Too many, too few, or a country code that there is not.
    SEGCAST_PHONE_IMPOSSIBLE = 2,
};

/// What is known of a number that plan and ranges assign to somebody.
enum segcast_phone_kind {
    /// In no range that was assigned when the library was made.
    SEGCAST_PHONE_UNASSIGNED = 0,
    /// In an assigned range.
    SEGCAST_PHONE_ASSIGNED = 1,
    /// In one that mobile telephones have, or may have.
    SEGCAST_PHONE_MOBILE = 2,
};

/// A number as it was read.
struct segcast_phone {
    /// Its E.164 form, ended by a zero.
    char e164[32];
    /// Its country's code, such as 49.
    int calling_code;
    /// How many of the digits are behind it.
    int national_count;
    /// One of segcast_phone_length.
    int length;
    /// Whether the text began with two zeros that are dialled there for another country, and a carrier if need be.
    int is_dialled_abroad;
};

/// Reads `length` bytes of ASCII, `+` and digits, as dialled in `region` ("DE"; "ZZ" for none).
///
/// Returns 1 when it is a number, 0 when it is none. Any number of threads may call it.
int segcast_phone_read(const char *text, size_t length, const char *region, struct segcast_phone *out);

/// Returns one of segcast_phone_kind for a number in E.164.
int segcast_phone_kind_of(const char *e164, size_t length);

/// Returns the counts of digits that whole numbers of a country have behind its code: bit n for n digits.
///
/// 0 when there is no such code, and where the library may read such a number otherwise than it is written.
unsigned segcast_phone_lengths(int calling_code);

/// Returns the calling code of a region, 0 when it is none, and writes the digits that are dialled inside it
/// before an area code, such as "0", into `trunk` of 8 bytes, ended by a zero.
int segcast_phone_plan(const char *region, char *trunk);

/// Writes the main region of a calling code ("DE" for 49; "ZZ" for none) into `out` of 4 bytes.
void segcast_phone_region(int calling_code, char *out);

#ifdef __cplusplus
}
#endif

#endif
