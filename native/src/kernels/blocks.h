#pragma once
// The blocks of ggml's quantized types, 32 numbers each, as its files hold them (ggml-common.h of whisper.cpp).
#include <cstdint>
#include <cstring>

#include "kernels/simd.h"

namespace stenogram {

constexpr int kBlock = 32;

/** number = scale * value */
struct Q8_0 {
  /** The values have at most five bits. */
  static constexpr bool kIsNarrow = false;
  static constexpr bool kMinimum = false;
  /** Added to a value it makes a byte without sign. */
  static constexpr int kOffset = 128;
  std::uint16_t scale;
  std::int8_t values[kBlock];
};

/** number = scale * (value - 8); the low halves of the bytes are the first 16 values. */
struct Q4_0 {
  static constexpr bool kIsNarrow = true;
  static constexpr bool kMinimum = false;
  static constexpr int kOffset = 8;
  std::uint16_t scale;
  std::uint8_t nibbles[kBlock / 2];
};

/** number = scale * (value - 16); bit i of `fifth` is the highest bit of value i. */
struct Q5_0 {
  static constexpr bool kIsNarrow = true;
  static constexpr bool kMinimum = false;
  static constexpr int kOffset = 16;
  std::uint16_t scale;
  std::uint8_t fifth[4];
  std::uint8_t nibbles[kBlock / 2];
};

/** number = scale * value + minimum */
struct Q5_1 {
  static constexpr bool kIsNarrow = true;
  static constexpr bool kMinimum = true;
  static constexpr int kOffset = 0;
  std::uint16_t scale;
  std::uint16_t minimum;
  std::uint8_t fifth[4];
  std::uint8_t nibbles[kBlock / 2];
};

/** What activations are quantized to where weights have a minimum: `sum` is scale * (sum of the values). */
struct Q8_1 {
  std::uint16_t scale;
  std::uint16_t sum;
  std::int8_t values[kBlock];
};

static_assert(sizeof(Q8_0) == 34 && sizeof(Q4_0) == 18 && sizeof(Q5_0) == 22 && sizeof(Q5_1) == 24 && sizeof(Q8_1) == 36);

// The values of a block without sign, that is with `kOffset` added.
inline void Unpack(const Q8_0& block, std::uint8_t* values) {
  for (int i = 0; i < kBlock; i++) values[i] = static_cast<std::uint8_t>(block.values[i] + 128);
}

inline void UnpackNibbles(const std::uint8_t* nibbles, std::uint8_t* values) {
  for (int i = 0; i < kBlock / 2; i++) {
    values[i] = nibbles[i] & 15;
    values[i + kBlock / 2] = nibbles[i] >> 4;
  }
}

inline void Unpack(const Q4_0& block, std::uint8_t* values) { UnpackNibbles(block.nibbles, values); }

inline void AddFifth(const std::uint8_t* fifth, std::uint8_t* values) {
#if defined(__AVX2__)
  // Each byte of the bits is spread over eight bytes, each of which tests another bit.
  const __m256i spread = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i bits = _mm256_shuffle_epi8(_mm256_set1_epi32(LoadAs<std::int32_t>(fifth)), spread);
  const __m256i mask = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
  const __m256i set = _mm256_cmpeq_epi8(_mm256_and_si256(bits, mask), mask);
  auto* at = reinterpret_cast<__m256i*>(values);
  _mm256_storeu_si256(at, _mm256_or_si256(_mm256_loadu_si256(at), _mm256_and_si256(set, _mm256_set1_epi8(16))));
#else
  for (int i = 0; i < kBlock; i++) values[i] |= static_cast<std::uint8_t>(((fifth[i / 8] >> (i % 8)) & 1) << 4);
#endif
}

inline void Unpack(const Q5_0& block, std::uint8_t* values) {
  UnpackNibbles(block.nibbles, values);
  AddFifth(block.fifth, values);
}

inline void Unpack(const Q5_1& block, std::uint8_t* values) {
  UnpackNibbles(block.nibbles, values);
  AddFifth(block.fifth, values);
}

}  // namespace stenogram
