#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/prctl.h>

/// Keeps the kernel from writing the process's memory anywhere; prctl takes any number of arguments, which Swift
/// does not import.
static inline int CCrypto_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

#endif
