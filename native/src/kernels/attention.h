#pragma once
// Attention without a mask: softmax(q * k^T * scale) * v for each head, as the encoder needs it.
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
  /** Numbers in a query, a key and a value; a multiple of the columns of a tile. */
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

#endif

}  // namespace stenogram
