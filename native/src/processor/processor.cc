#include "processor/processor.h"

#if defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
#include <immintrin.h>
#include <intrin.h>
#endif

namespace stenogram {

#if defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))

std::vector<std::string> MissingInstructionSets(int level) {
  int one[4];
  int seven[4];
  int seven_one[4];
  __cpuid(one, 1);
  __cpuidex(seven, 7, 0);
  __cpuidex(seven_one, 7, 1);
  // The operating system must save the wide registers too: OSXSAVE, then bits of XCR0.
  const unsigned long long saved = (one[2] & (1 << 27)) ? _xgetbv(0) : 0;
  const bool wide = (saved & 0x6) == 0x6;
  const bool wider = (saved & 0xe6) == 0xe6;
  std::vector<std::string> missing;
  const auto need = [&](int wanted, bool has, const char* name) {
    if (level >= wanted && !(level == 4 && wanted > 1) && !has) missing.push_back(name);
  };
  need(0, one[2] & (1 << 20), "SSE4.2");
  need(1, wide && (seven[1] & (1 << 5)), "AVX2");
  need(1, wide && (one[2] & (1 << 12)), "FMA");
  need(1, wide && (one[2] & (1 << 29)), "F16C");
  need(1, seven[1] & (1 << 8), "BMI2");
  const int foundation = (1 << 16) | (1 << 17) | (1 << 28) | (1 << 30) | (1 << 31);
  need(2, wider && (seven[1] & foundation) == foundation, "AVX-512");
  need(3, wider && (seven[2] & (1 << 1)), "AVX-512 VBMI");
  need(3, wider && (seven[2] & (1 << 11)), "AVX-512 VNNI");
  need(3, wider && (seven_one[0] & (1 << 5)), "AVX-512 BF16");
  if (level == 4 && !(wide && (seven_one[0] & (1 << 4)))) missing.push_back("AVX-VNNI");
  return missing;
}

#elif defined(__x86_64__) || defined(__i386__)

std::vector<std::string> MissingInstructionSets(int level) {
  __builtin_cpu_init();
  std::vector<std::string> missing;
  const auto need = [&](int wanted, int has, const char* name) {
    if (level >= wanted && !(level == 4 && wanted > 1) && !has) missing.push_back(name);
  };
  need(0, __builtin_cpu_supports("sse4.2"), "SSE4.2");
  need(1, __builtin_cpu_supports("avx2"), "AVX2");
  need(1, __builtin_cpu_supports("fma"), "FMA");
  // F16C has no name of its own in older compilers; no processor has AVX2 without it.
  need(1, __builtin_cpu_supports("bmi2"), "BMI2");
  const bool foundation = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
                          __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                          __builtin_cpu_supports("avx512vl");
  need(2, foundation, "AVX-512");
  need(3, __builtin_cpu_supports("avx512vbmi"), "AVX-512 VBMI");
  need(3, __builtin_cpu_supports("avx512vnni"), "AVX-512 VNNI");
  need(3, __builtin_cpu_supports("avx512bf16"), "AVX-512 BF16");
  if (level == 4 && !__builtin_cpu_supports("avxvnni")) missing.push_back("AVX-VNNI");
  return missing;
}

#else

std::vector<std::string> MissingInstructionSets(int) { return {}; }

#endif

}  // namespace stenogram
