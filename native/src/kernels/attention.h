#pragma once
// Attention without a mask, softmax(q * k^T * scale) * v for each head: `Attend` for the many queries of the encoder,
// `AttendFew` for the few of a step of the decoder.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "kernels/float_product.h"
#include "kernels/scratch.h"
#include "kernels/simd.h"

namespace stenogram {

/** Pointers to the first element and strides in bytes, as ggml's tensors have them. Keys and values are halves or floats. */
struct Attention {
  const char* queries;
  std::int64_t query_stride, query_head_stride;
  std::int64_t queries_count;
  const char* keys;
  std::int64_t key_stride, key_head_stride;
  const char* values;
  std::int64_t value_stride, value_head_stride;
  bool halves;
  std::int64_t keys_count;
  std::int64_t heads;
  /** Numbers in a query, a key and a value; a multiple of the columns of a tile, for `AttendFew` of `kFewColumns`. */
  std::int64_t width;
  float scale;
  char* result;
  std::int64_t result_stride, result_head_stride;
};

#if !defined(STENOGRAM_NO_SIMD)

/** Turns scores into weights that are not yet divided by their sum, which it returns. */
template <class S>
float Softmax(float* scores, std::int64_t count) {
  auto largest = S::Set(-INFINITY);
  std::int64_t i = 0;
  float most = -INFINITY;
  for (; i + S::kLanes <= count; i += S::kLanes) largest = S::Max(largest, S::Load(scores + i));
  for (; i < count; i++) most = std::max(most, scores[i]);
  most = std::max(most, S::MaxOf(largest));
  const auto shift = S::Set(most);
  auto sums = S::Zero();
  for (i = 0; i + S::kLanes <= count; i += S::kLanes) {
    const auto weights = Exp<S>(S::Subtract(S::Load(scores + i), shift));
    S::Store(scores + i, weights);
    sums = S::Add(sums, weights);
  }
  float sum = S::SumOf(sums);
  for (; i < count; i++) sum += scores[i] = std::exp(scores[i] - most);
  return sum;
}

/** This thread's share; the others must be called with theirs. */
template <class S>
void Attend(const Attention& task, Share share) {
  constexpr int kRows = S::kFloatRows;
  constexpr int kColumns = kFloatColumns<S>;
  struct Keys;
  struct Values;
  struct Scores;
  const std::int64_t width = task.width;
  const std::int64_t panels = (task.keys_count + kColumns - 1) / kColumns;
  const std::int64_t padded = panels * kColumns;
  const std::int64_t tiles = (task.queries_count + kRows - 1) / kRows;
  const std::int64_t from = task.heads * tiles * share.index / share.count;
  const std::int64_t to = task.heads * tiles * (share.index + 1) / share.count;
  float* keys = Scratch<Keys, float>(static_cast<std::size_t>(padded * width));
  float* values = Scratch<Values, float>(static_cast<std::size_t>(task.keys_count * width));
  float* scores = Scratch<Scores, float>(static_cast<std::size_t>(kRows * (padded + 2 * width)));
  float* queries = scores + kRows * padded;
  float* result = queries + kRows * width;
  const auto read = [&](const char* row, float* floats) {
    if (task.halves) {
      ToFloats<S>(reinterpret_cast<const std::uint16_t*>(row), width, floats);
    } else {
      std::copy_n(reinterpret_cast<const float*>(row), width, floats);
    }
  };
  std::int64_t head = -1;
  for (std::int64_t item = from; item < to; item++) {
    if (item / tiles != head) {
      head = item / tiles;
      std::fill_n(keys + (panels - 1) * width * kColumns, width * kColumns, 0.0f);
      for (std::int64_t i = 0; i < task.keys_count; i++) {
        // Keys turned over, so that the scores of neighbouring keys are neighbours.
        float* line = result;
        read(task.keys + i * task.key_stride + head * task.key_head_stride, line);
        float* panel = keys + i / kColumns * width * kColumns + i % kColumns;
        for (std::int64_t at = 0; at < width; at++) panel[at * kColumns] = line[at];
        read(task.values + i * task.value_stride + head * task.value_head_stride, values + i * width);
      }
    }
    const std::int64_t row = item % tiles * kRows;
    const std::int64_t rows = std::min<std::int64_t>(kRows, task.queries_count - row);
    std::fill_n(queries + rows * width, (kRows - rows) * width, 0.0f);
    for (std::int64_t r = 0; r < rows; r++) {
      const char* query = task.queries + (row + r) * task.query_stride + head * task.query_head_stride;
      const auto* numbers = reinterpret_cast<const float*>(query);
      for (std::int64_t at = 0; at < width; at++) queries[r * width + at] = numbers[at] * task.scale;
    }
    for (std::int64_t panel = 0; panel < panels; panel++) {
      MultiplyFloatTile<S>(keys + panel * width * kColumns, kColumns, queries, width, width, false, scores + panel * kColumns,
                           padded);
    }
    float sums[kRows];
    for (int r = 0; r < kRows; r++) sums[r] = Softmax<S>(scores + r * padded, task.keys_count);
    for (std::int64_t column = 0; column < width; column += kColumns) {
      MultiplyFloatTile<S>(values + column, width, scores, padded, task.keys_count, false, result + column, width);
    }
    for (std::int64_t r = 0; r < rows; r++) {
      auto* out = reinterpret_cast<float*>(task.result + (row + r) * task.result_stride + head * task.result_head_stride);
      for (std::int64_t at = 0; at < width; at++) out[at] = result[r * width + at] / sums[r];
    }
  }
}

#if defined(__AVX2__)

/** Numbers of a value that are summed at once: a head of every Whisper model. */
constexpr std::int64_t kFewColumns = 64;

/** Asks for memory that is needed soon. */
template <class S>
void Prefetch(const char* from, std::int64_t bytes) {
  for (std::int64_t at = 0; at < bytes; at += kCacheLine) S::Prefetch(from + at);
}

/** Scaled products of a query and `count` keys, summed in ggml's order. The keys that are `ahead` of them are read next. */
template <class S>
void ScoreKeys(const char* keys, std::int64_t key_stride, std::int64_t ahead, std::int64_t count, const float* query,
               std::int64_t width, float scale, float* scores) {
  for (std::int64_t i = 0; i < count; i++) {
    Prefetch<S>(keys + (i + ahead) * key_stride, width * 2);
    const auto* key = reinterpret_cast<const std::uint16_t*>(keys + i * key_stride);
    typename S::Floats total[4] = {S::Zero(), S::Zero(), S::Zero(), S::Zero()};
    for (std::int64_t at = 0; at < width; at += 4 * S::kLanes) {
      STENOGRAM_UNROLL for (int part = 0; part < 4; part++) {
        const std::int64_t place = at + part * S::kLanes;
        total[part] = S::MultiplyAdd(S::LoadHalves(key + place), S::Load(query + place), total[part]);
      }
    }
    scores[i] = S::SumOfPairs(S::Add(S::Add(total[0], total[2]), S::Add(total[1], total[3]))) * scale;
  }
}

/**
 * Turns scores into weights that are not yet divided by their sum, which it returns. They are relative to the largest score so
 * far; where that grows, `rescales` has the factor for the sum of the values before it, elsewhere 1.
 */
inline float WeighInOrder(float* scores, float* rescales, std::int64_t count) {
  float most = -INFINITY, sum = 0;
  for (std::int64_t i = 0; i < count; i++) {
    rescales[i] = 1;
    if (scores[i] > most) {
      rescales[i] = std::exp(most - scores[i]);
      most = scores[i];
      scores[i] = 1;
      sum = std::fma(sum, rescales[i], 1.0f);
    } else {
      scores[i] = std::exp(scores[i] - most);
      sum += scores[i];
    }
  }
  return sum;
}

/** sums += weights[i] * values[i] for `count` values in their order, rounded to a half after each. */
template <class S>
void AddValues(const char* values, std::int64_t value_stride, std::int64_t ahead, std::int64_t count, const float* weights,
               const float* rescales, std::int64_t width, float* sums) {
  constexpr int kGroups = kFewColumns / S::kLanes;
  for (std::int64_t column = 0; column < width; column += kFewColumns) {
    typename S::Floats total[kGroups];
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) total[g] = S::Load(sums + column + g * S::kLanes);
    for (std::int64_t i = 0; i < count; i++) {
      const char* at = values + i * value_stride + column * 2;
      Prefetch<S>(at + ahead * value_stride, kFewColumns * 2);
      if (rescales[i] != 1) {
        const auto factor = S::Set(rescales[i]);
        STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) total[g] = S::RoundToHalf(S::Multiply(total[g], factor));
      }
      const auto* value = reinterpret_cast<const std::uint16_t*>(at);
      const auto weight = S::Set(weights[i]);
      STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
        total[g] = S::RoundToHalf(S::MultiplyAdd(S::LoadHalves(value + g * S::kLanes), weight, total[g]));
      }
    }
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) S::Store(sums + column + g * S::kLanes, total[g]);
  }
}

/** `AttendFew` for so many queries that their weights fit into the cache. */
template <class S>
void AttendTogether(const Attention& task, Share share) {
  constexpr std::int64_t kStep = 16;
  struct Numbers;
  const std::int64_t width = task.width;
  const std::int64_t count = task.keys_count;
  const std::int64_t rows = task.queries_count;
  const std::int64_t from = task.heads * share.index / share.count;
  const std::int64_t heads = task.heads * (share.index + 1) / share.count - from;
  // A line for each query of each head.
  const std::int64_t lines = heads * rows;
  if (lines == 0) return;
  float* queries = Scratch<Numbers, float>(static_cast<std::size_t>(lines * 2 * (width + count)));
  float* results = queries + lines * width;
  float* scores = results + lines * width;
  float* rescales = scores + lines * count;
  for (std::int64_t line = 0; line < lines; line++) {
    const char* query = task.queries + line % rows * task.query_stride + (from + line / rows) * task.query_head_stride;
    const auto* numbers = reinterpret_cast<const float*>(query);
    for (std::int64_t at = 0; at < width; at += S::kLanes) {
      S::Store(queries + line * width + at, S::RoundToHalf(S::Load(numbers + at)));
    }
  }
  // The heads of a key stand beside each other: all those of a few keys, then of the next, so that memory is read in its
  // order. What the processor foresees by itself was half as fast as asking for the next keys.
  for (std::int64_t first = 0; first < count; first += kStep) {
    const std::int64_t end = std::min(first + kStep, count);
    const std::int64_t ahead = end + kStep <= count ? kStep : 0;
    for (std::int64_t line = 0; line < lines; line++) {
      const char* keys = task.keys + first * task.key_stride + (from + line / rows) * task.key_head_stride;
      ScoreKeys<S>(keys, task.key_stride, ahead, end - first, queries + line * width, width, task.scale,
                   scores + line * count + first);
    }
  }
  // The queries have been used: their place is taken by the sums of the weights.
  float* sums = queries;
  for (std::int64_t line = 0; line < lines; line++) {
    sums[line] = WeighInOrder(scores + line * count, rescales + line * count, count);
  }
  std::fill_n(results, lines * width, 0.0f);
  for (std::int64_t first = 0; first < count; first += kStep) {
    const std::int64_t end = std::min(first + kStep, count);
    const std::int64_t ahead = end + kStep <= count ? kStep : 0;
    for (std::int64_t line = 0; line < lines; line++) {
      const char* values = task.values + first * task.value_stride + (from + line / rows) * task.value_head_stride;
      AddValues<S>(values, task.value_stride, ahead, end - first, scores + line * count + first,
                   rescales + line * count + first, width, results + line * width);
    }
  }
  for (std::int64_t line = 0; line < lines; line++) {
    auto* out = reinterpret_cast<float*>(task.result + line % rows * task.result_stride +
                                         (from + line / rows) * task.result_head_stride);
    const float factor = 1 / sums[line];
    for (std::int64_t at = 0; at < width; at++) out[at] = results[line * width + at] * factor;
  }
}

/**
 * For few queries, keys and values in halves; threads share the heads. Every sum and every rounding is that of ggml at one
 * thread, so that its text is that of whisper-cli to the letter: the search with beams turns the last digit into other words.
 */
template <class S>
void AttendFew(const Attention& task, Share share) {
  constexpr std::int64_t kTogether = 8;
  for (std::int64_t query = 0; query < task.queries_count; query += kTogether) {
    Attention part = task;
    part.queries += query * task.query_stride;
    part.result += query * task.result_stride;
    part.queries_count = std::min(kTogether, task.queries_count - query);
    AttendTogether<S>(part, share);
  }
}

#endif

#endif

}  // namespace stenogram
