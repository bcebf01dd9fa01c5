#include "phone_number.h"

#include <array>
#include <cstring>
#include <phonenumbers/phonenumberutil.h>
#include <set>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

int length_of(const PhoneNumber &number) {
    switch (PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::IS_POSSIBLE: return SEGCAST_PHONE_WHOLE;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: return SEGCAST_PHONE_LOCAL;
    default: return SEGCAST_PHONE_IMPOSSIBLE;
    }
}

std::array<unsigned, 1000> make_lengths() {
    std::array<unsigned, 1000> lengths{};
    std::set<int> codes;
    PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&codes);
    for (int code : codes) {
        unsigned long long national = 2;
        for (int count = 1; count <= 15; ++count, national = national * 10 + 2) {
            PhoneNumber number;
            number.set_country_code(code);
            number.set_national_number(national);
            if (length_of(number) == SEGCAST_PHONE_WHOLE) lengths[code] |= 1u << count;
        }
    }
    // Carriers' codes and old prefixes inside these countries make one number of two writings.
    for (int code : {52, 54, 55, 61, 86, 352, 375}) lengths[code] = 0;
    return lengths;
}

struct Plan {
    int calling_code = 0;
    char trunk[8] = "";
};

int place_of(const char *region) {
    bool is_region = region[0] >= 'A' && region[0] <= 'Z' && region[1] >= 'A' && region[1] <= 'Z' && !region[2];
    return is_region ? (region[0] - 'A') * 26 + region[1] - 'A' : -1;
}

std::array<Plan, 26 * 26> make_plans() {
    std::array<Plan, 26 * 26> plans{};
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    std::set<std::string> regions;
    util->GetSupportedRegions(&regions);
    for (const std::string &region : regions) {
        int place = place_of(region.c_str());
        if (place < 0) continue;
        plans[place].calling_code = util->GetCountryCodeForRegion(region);
        std::string trunk;
        util->GetNddPrefixForRegion(region, true, &trunk);
        if (trunk.size() < sizeof plans[place].trunk) std::strcpy(plans[place].trunk, trunk.c_str());
    }
    return plans;
}

} // namespace

int segcast_phone_read(const char *text, size_t length, const char *region, struct segcast_phone *out) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    // Only behind two zeros is it asked what they are: keeping the answer costs a copy.
    bool is_kept = length > 1 && text[0] == '0' && text[1] == '0';
    std::string copy(text, length);
    PhoneNumberUtil::ErrorType error =
        is_kept ? util->ParseAndKeepRawInput(copy, region, &number) : util->Parse(copy, region, &number);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    out->is_dialled_abroad = is_kept && number.country_code_source() == PhoneNumber::FROM_NUMBER_WITH_IDD;
    std::string formatted;
    util->Format(number, PhoneNumberUtil::E164, &formatted);
    if (formatted.size() >= sizeof out->e164) return 0;
    std::memcpy(out->e164, formatted.c_str(), formatted.size() + 1);
    out->calling_code = number.country_code();
    std::string code = std::to_string(number.country_code());
    out->national_count = static_cast<int>(formatted.size() - 1 - code.size());
    out->length = length_of(number);
    return 1;
}

int segcast_phone_kind_of(const char *e164, size_t length) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util->Parse(std::string(e164, length), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return SEGCAST_PHONE_UNASSIGNED;
    switch (util->GetNumberType(number)) {
    case PhoneNumberUtil::UNKNOWN: return SEGCAST_PHONE_UNASSIGNED;
    case PhoneNumberUtil::MOBILE:
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return SEGCAST_PHONE_MOBILE;
    default: return SEGCAST_PHONE_ASSIGNED;
    }
}

unsigned segcast_phone_lengths(int calling_code) {
    static const std::array<unsigned, 1000> lengths = make_lengths();
    return calling_code > 0 && calling_code < 1000 ? lengths[calling_code] : 0;
}

int segcast_phone_plan(const char *region, char *trunk) {
    static const std::array<Plan, 26 * 26> plans = make_plans();
    int place = place_of(region);
    const Plan plan = place < 0 ? Plan{} : plans[place];
    std::memcpy(trunk, plan.trunk, sizeof plan.trunk);
    return plan.calling_code;
}

void segcast_phone_region(int calling_code, char *out) {
    std::string region;
    PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(calling_code, &region);
    std::strncpy(out, region.size() == 2 ? region.c_str() : "ZZ", 4);
}
