#pragma once
// The vectors that the kernels are written in, one struct for each width, and `Simd`: the one this file is compiled for.
// Where none fits (x64 without AVX2), STENOGRAM_NO_SIMD is defined and ggml's own functions do the work.
#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#elif defined(__ARM_NEON) && defined(__ARM_FEATURE_DOTPROD)
#include <arm_neon.h>
#else
#define STENOGRAM_NO_SIMD
#endif

// Loops over registers must be unrolled, or the registers become an array in memory. Clang and MSVC do so by themselves.
#if defined(__GNUC__) && !defined(__clang__)
#define STENOGRAM_UNROLL _Pragma("GCC unroll 32")
#define STENOGRAM_UNROLL_TWICE _Pragma("GCC unroll 2")
#else
#define STENOGRAM_UNROLL
#define STENOGRAM_UNROLL_TWICE
#endif

// Computes a sum where it stands: GCC would put it behind all products of the loop, which then do not fit into registers.
#if defined(__GNUC__) && !defined(__clang__)
#define STENOGRAM_NOW(sum) asm("" : "+v"(sum))
#else
#define STENOGRAM_NOW(sum) static_cast<void>(sum)
#endif

namespace stenogram {

// exp(x) = 2^n * (1 + r + r^2 * P(r)) with n = round(x / ln 2): the polynomial of expf in Stephen Moshier's Cephes library,
// relative error below 2e-7 for |r| <= ln 2 / 2.
constexpr float kExpPolynomial[6] = {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f,
                                     4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f};
constexpr float kLog2E = 1.44269504088896341f;
// ln 2 in two parts, so that n * ln 2 is subtracted without loss.
constexpr float kLn2High = 0.693359375f;
constexpr float kLn2Low = -2.12194440e-4f;
// Below this, exp is taken to be what it is here: it must not leave the range of normal numbers.
constexpr float kExpLeast = -87.0f;

template <class Value>
inline Value LoadAs(const void* from) {
  Value value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

#if defined(__AVX2__)

/** What all widths of x64 share. */
struct X64 {
  static float FromHalf(std::uint16_t half) { return _cvtsh_ss(half); }
  static void Prefetch(const char* from) { _mm_prefetch(from, _MM_HINT_T0); }
};

#if defined(__AVX512F__) && defined(__AVX512BW__)

/** 512 bits. Without VNNI the integers are multiplied as pairs of 16 bits, which cannot overflow. */
struct Avx512 : X64 {
  static constexpr int kLanes = 16;
  static constexpr int kFloatRows = 12;
  static constexpr int kFloatGroups = 2;
  static constexpr int kIntegerRows = 6;
  static constexpr int kIntegerGroups = 2;

  using Floats = __m512;
  static Floats Zero() { return _mm512_setzero_ps(); }
  static Floats Load(const float* from) { return _mm512_loadu_ps(from); }
  static void Store(float* to, Floats value) { _mm512_storeu_ps(to, value); }
  static Floats Set(float value) { return _mm512_set1_ps(value); }
  static Floats Add(Floats a, Floats b) { return _mm512_add_ps(a, b); }
  static Floats Subtract(Floats a, Floats b) { return _mm512_sub_ps(a, b); }
  static Floats Multiply(Floats a, Floats b) { return _mm512_mul_ps(a, b); }
  /** a * b + c */
  static Floats MultiplyAdd(Floats a, Floats b, Floats c) { return _mm512_fmadd_ps(a, b, c); }
  static Floats Max(Floats a, Floats b) { return _mm512_max_ps(a, b); }
  static Floats Round(Floats a) { return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
  /** a * 2^power */
  static Floats Scale(Floats a, Floats power) { return _mm512_scalef_ps(a, power); }
  static float SumOf(Floats a) { return _mm512_reduce_add_ps(a); }
  /** In the order of ggml's sums of products of halves. */
  static float SumOfPairs(Floats a) { return _mm512_reduce_add_ps(a); }
  static float MaxOf(Floats a) { return _mm512_reduce_max_ps(a); }
  static Floats LoadHalves(const std::uint16_t* from) {
    return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
  }
  static Floats RoundToHalf(Floats a) { return _mm512_cvtph_ps(_mm512_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT)); }

  using Integers = __m512i;
  static Integers SetInteger(std::int32_t value) { return _mm512_set1_epi32(value); }
  static Floats ToFloats(Integers value) { return _mm512_cvtepi32_ps(value); }
#if defined(__AVX512VNNI__)
  // Bytes: weights without sign (moved up by an offset), activations with it.
  using Weight = std::uint8_t;
  using Activation = std::int8_t;
  static constexpr bool kOffset = true;
  static Integers Dot(Integers sum, const Weight* weights, const Activation* four) {
    return _mm512_dpbusd_epi32(sum, _mm512_loadu_si512(weights), _mm512_set1_epi32(LoadAs<std::int32_t>(four)));
  }
#else
  using Weight = std::int16_t;
  using Activation = std::int16_t;
  static constexpr bool kOffset = false;
  static Integers Dot(Integers sum, const Weight* weights, const Activation* two) {
    const Integers pair = _mm512_set1_epi32(LoadAs<std::int32_t>(two));
    return _mm512_add_epi32(sum, _mm512_madd_epi16(_mm512_loadu_si512(weights), pair));
  }
#endif
};
using Simd = Avx512;

#if !defined(__AVX512VNNI__)
/** Without VNNI: bytes for weights of at most five bits, see `NarrowSimd`. */
struct NarrowAvx512 : Avx512 {
  using Weight = std::uint8_t;
  using Activation = std::int8_t;
  static constexpr bool kOffset = true;
  static constexpr int kStepsTogether = 4;
  static Integers Pairs(const Weight* weights, const Activation* four) {
    return _mm512_maddubs_epi16(_mm512_loadu_si512(weights), _mm512_set1_epi32(LoadAs<std::int32_t>(four)));
  }
  static Integers AddPairs(Integers a, Integers b) { return _mm512_add_epi16(a, b); }
  static Integers AddWidened(Integers sum, Integers pairs) {
    return _mm512_add_epi32(sum, _mm512_madd_epi16(pairs, _mm512_set1_epi16(1)));
  }
};
#define STENOGRAM_NARROW NarrowAvx512
#endif

#else

/** 256 bits, with AVX-VNNI or without. */
struct Avx2 : X64 {
  static constexpr int kLanes = 8;
  static constexpr int kFloatRows = 6;
  static constexpr int kFloatGroups = 2;
  static constexpr int kIntegerRows = 3;
  static constexpr int kIntegerGroups = 2;

  using Floats = __m256;
  static Floats Zero() { return _mm256_setzero_ps(); }
  static Floats Load(const float* from) { return _mm256_loadu_ps(from); }
  static void Store(float* to, Floats value) { _mm256_storeu_ps(to, value); }
  static Floats Set(float value) { return _mm256_set1_ps(value); }
  static Floats Add(Floats a, Floats b) { return _mm256_add_ps(a, b); }
  static Floats Subtract(Floats a, Floats b) { return _mm256_sub_ps(a, b); }
  static Floats Multiply(Floats a, Floats b) { return _mm256_mul_ps(a, b); }
  static Floats MultiplyAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }
  static Floats Max(Floats a, Floats b) { return _mm256_max_ps(a, b); }
  static Floats Round(Floats a) { return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
  static Floats Scale(Floats a, Floats power) {
    const __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(power), _mm256_set1_epi32(127));
    return _mm256_mul_ps(a, _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23)));
  }
  static float SumOf(Floats a) {
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
  }
  /** In the order of ggml's sums of products of halves. */
  static float SumOfPairs(Floats a) {
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    half = _mm_hadd_ps(half, half);
    return _mm_cvtss_f32(_mm_hadd_ps(half, half));
  }
  static float MaxOf(Floats a) {
    __m128 half = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    half = _mm_max_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_max_ss(half, _mm_movehdup_ps(half)));
  }
  static Floats LoadHalves(const std::uint16_t* from) {
    return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
  }
  static Floats RoundToHalf(Floats a) { return _mm256_cvtph_ps(_mm256_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT)); }

  using Integers = __m256i;
  static Integers SetInteger(std::int32_t value) { return _mm256_set1_epi32(value); }
  static Floats ToFloats(Integers value) { return _mm256_cvtepi32_ps(value); }
#if defined(__AVXVNNI__)
  using Weight = std::uint8_t;
  using Activation = std::int8_t;
  static constexpr bool kOffset = true;
  static Integers Dot(Integers sum, const Weight* weights, const Activation* four) {
    const Integers loaded = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    return _mm256_dpbusd_avx_epi32(sum, loaded, _mm256_set1_epi32(LoadAs<std::int32_t>(four)));
  }
#else
  using Weight = std::int16_t;
  using Activation = std::int16_t;
  static constexpr bool kOffset = false;
  static Integers Dot(Integers sum, const Weight* weights, const Activation* two) {
    const Integers loaded = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(loaded, _mm256_set1_epi32(LoadAs<std::int32_t>(two))));
  }
#endif
};
using Simd = Avx2;

#if !defined(__AVXVNNI__)
/** Without VNNI: bytes for weights of at most five bits, see `NarrowSimd`. */
struct NarrowAvx2 : Avx2 {
  using Weight = std::uint8_t;
  using Activation = std::int8_t;
  static constexpr bool kOffset = true;
  static constexpr int kStepsTogether = 4;
  static Integers Pairs(const Weight* weights, const Activation* four) {
    const Integers loaded = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    return _mm256_maddubs_epi16(loaded, _mm256_set1_epi32(LoadAs<std::int32_t>(four)));
  }
  static Integers AddPairs(Integers a, Integers b) { return _mm256_add_epi16(a, b); }
  static Integers AddWidened(Integers sum, Integers pairs) {
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
};
#define STENOGRAM_NARROW NarrowAvx2
#endif

#endif
#endif

#if defined(__ARM_NEON) && defined(__ARM_FEATURE_DOTPROD)

/** 128 bits with the dot product instructions, whose factors both have a sign. */
struct Neon {
  static constexpr int kLanes = 4;
  static constexpr int kFloatRows = 6;
  static constexpr int kFloatGroups = 4;
  static constexpr int kIntegerRows = 4;
  static constexpr int kIntegerGroups = 2;
  static float FromHalf(std::uint16_t half) { return static_cast<float>(LoadAs<__fp16>(&half)); }

  using Floats = float32x4_t;
  static Floats Zero() { return vdupq_n_f32(0); }
  static Floats Load(const float* from) { return vld1q_f32(from); }
  static void Store(float* to, Floats value) { vst1q_f32(to, value); }
  static Floats Set(float value) { return vdupq_n_f32(value); }
  static Floats Add(Floats a, Floats b) { return vaddq_f32(a, b); }
  static Floats Subtract(Floats a, Floats b) { return vsubq_f32(a, b); }
  static Floats Multiply(Floats a, Floats b) { return vmulq_f32(a, b); }
  static Floats MultiplyAdd(Floats a, Floats b, Floats c) { return vfmaq_f32(c, a, b); }
  static Floats Max(Floats a, Floats b) { return vmaxq_f32(a, b); }
  static Floats Round(Floats a) { return vrndnq_f32(a); }
  static Floats Scale(Floats a, Floats power) {
    const int32x4_t exponent = vaddq_s32(vcvtq_s32_f32(power), vdupq_n_s32(127));
    return vmulq_f32(a, vreinterpretq_f32_s32(vshlq_n_s32(exponent, 23)));
  }
  static float SumOf(Floats a) { return vaddvq_f32(a); }
  static float MaxOf(Floats a) { return vmaxvq_f32(a); }
  static Floats LoadHalves(const std::uint16_t* from) {
    return vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(from)));
  }

  using Integers = int32x4_t;
  static Integers SetInteger(std::int32_t value) { return vdupq_n_s32(value); }
  static Floats ToFloats(Integers value) { return vcvtq_f32_s32(value); }
  using Weight = std::int8_t;
  using Activation = std::int8_t;
  static constexpr bool kOffset = false;
  static Integers Dot(Integers sum, const Weight* weights, const Activation* four) {
    return vdotq_s32(sum, vld1q_s8(weights), vreinterpretq_s8_s32(vdupq_n_s32(LoadAs<std::int32_t>(four))));
  }
};
using Simd = Neon;

#endif

#if !defined(STENOGRAM_NO_SIMD)

/**
 * What multiplies weights of at most five bits. The instruction for bytes adds up pairs in 16 bits, where those of eight bits
 * would overflow; four such sums of five bits, at most 4 * 2 * 31 * 128, still have room.
 */
#if defined(STENOGRAM_NARROW)
using NarrowSimd = STENOGRAM_NARROW;
#else
using NarrowSimd = Simd;
#endif
template <class S>
constexpr bool kAddsPairs = false;
#if defined(STENOGRAM_NARROW)
template <>
inline constexpr bool kAddsPairs<NarrowSimd> = true;
#endif

/** exp of numbers that are not above zero by much; below `kExpLeast` it stays at exp(kExpLeast). */
template <class S>
inline typename S::Floats Exp(typename S::Floats x) {
  x = S::Max(x, S::Set(kExpLeast));
  const auto power = S::Round(S::Multiply(x, S::Set(kLog2E)));
  auto rest = S::MultiplyAdd(power, S::Set(-kLn2High), x);
  rest = S::MultiplyAdd(power, S::Set(-kLn2Low), rest);
  auto sum = S::Set(kExpPolynomial[0]);
  for (int i = 1; i < 6; i++) sum = S::MultiplyAdd(sum, rest, S::Set(kExpPolynomial[i]));
  sum = S::MultiplyAdd(S::Multiply(rest, rest), sum, S::Add(rest, S::Set(1)));
  return S::Scale(sum, power);
}

#endif

}  // namespace stenogram
