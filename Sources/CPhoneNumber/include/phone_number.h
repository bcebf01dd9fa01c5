#ifndef SEGCAST_PHONE_NUMBER_H
#define SEGCAST_PHONE_NUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why a number has no E.164 form; 0 when it has.
enum segcast_phone_result {
    SEGCAST_PHONE_OK = 0,
    SEGCAST_PHONE_UNREADABLE = 1,
    SEGCAST_PHONE_IMPOSSIBLE = 2,
};

/// Writes the E.164 form of `length` bytes of UTF-8, read as dialled in `region` ("DE"; "ZZ" for none),
/// into `out` of 32 bytes, ended by a zero. Any number of threads may call it.
int segcast_phone_e164(const char *text, size_t length, const char *region, char *out);

/// Writes the main region of a calling code ("DE" for 49; "ZZ" for none) into `out` of 4 bytes.
void segcast_phone_region(int calling_code, char *out);

#ifdef __cplusplus
}
#endif

#endif
