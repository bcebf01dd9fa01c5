#include "phone_number.h"

#include <cstring>
#include <phonenumbers/phonenumberutil.h>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

int segcast_phone_e164(const char *text, size_t length, const char *region, char *out) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util->Parse(std::string(text, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return SEGCAST_PHONE_UNREADABLE;
    if (!util->IsPossibleNumber(number)) return SEGCAST_PHONE_IMPOSSIBLE;
    std::string formatted;
    util->Format(number, PhoneNumberUtil::E164, &formatted);
    if (formatted.size() > 31) return SEGCAST_PHONE_IMPOSSIBLE;
    std::memcpy(out, formatted.c_str(), formatted.size() + 1);
    return SEGCAST_PHONE_OK;
}

void segcast_phone_region(int calling_code, char *out) {
    std::string region;
    PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(calling_code, &region);
    std::strncpy(out, region.size() == 2 ? region.c_str() : "ZZ", 4);
}
