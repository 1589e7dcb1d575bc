#include "processor.h"

#if defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
#include <immintrin.h>
#include <intrin.h>
#endif

namespace stenogram {

#if defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))

std::vector<std::string> MissingInstructionSets() {
  int one[4];
  int seven[4];
  __cpuid(one, 1);
  __cpuidex(seven, 7, 0);
  // The operating system must save the wide registers too: OSXSAVE, then XCR0 bits 1 and 2.
  const bool wide = (one[2] & (1 << 27)) && (_xgetbv(0) & 6) == 6;
  std::vector<std::string> missing;
  if (!wide || !(seven[1] & (1 << 5))) missing.push_back("AVX2");
  if (!wide || !(one[2] & (1 << 12))) missing.push_back("FMA");
  if (!wide || !(one[2] & (1 << 29))) missing.push_back("F16C");
  if (!(seven[1] & (1 << 8))) missing.push_back("BMI2");
  return missing;
}

#elif defined(__x86_64__) || defined(__i386__)

std::vector<std::string> MissingInstructionSets() {
  __builtin_cpu_init();
  std::vector<std::string> missing;
  if (!__builtin_cpu_supports("avx2")) missing.push_back("AVX2");
  if (!__builtin_cpu_supports("fma")) missing.push_back("FMA");
  if (!__builtin_cpu_supports("bmi2")) missing.push_back("BMI2");
  // F16C has no name of its own in older compilers; no processor has AVX2 without it.
  return missing;
}

#else

std::vector<std::string> MissingInstructionSets() { return {}; }

#endif

}  // namespace stenogram
