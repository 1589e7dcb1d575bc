#pragma once
// Products of matrices of floats, and of halves that are unpacked to floats.
#include <algorithm>
#include <cstdint>

#include "kernels/quantized_product.h"
#include "kernels/scratch.h"
#include "kernels/simd.h"

namespace stenogram {

#if !defined(STENOGRAM_NO_SIMD)

template <class S>
constexpr int kFloatColumns = S::kFloatGroups * S::kLanes;

/**
 * c[row][column] = the sum over `depth` of rows[row][i] * columns[i][column], for as many rows and columns as a tile has;
 * `add` adds to what is in `c`.
 */
template <class S>
void MultiplyFloatTile(const float* columns, std::int64_t column_stride, const float* rows, std::int64_t row_stride,
                       std::int64_t depth, bool add, float* c, std::int64_t c_stride) {
  constexpr int kRows = S::kFloatRows;
  constexpr int kGroups = S::kFloatGroups;
  typename S::Floats total[kRows][kGroups];
  STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
      total[r][g] = add ? S::Load(c + r * c_stride + g * S::kLanes) : S::Zero();
    }
  }
  for (std::int64_t i = 0; i < depth; i++) {
    typename S::Floats column[kGroups];
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) column[g] = S::Load(columns + i * column_stride + g * S::kLanes);
    STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
      const auto value = S::Set(rows[r * row_stride + i]);
      STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) total[r][g] = S::MultiplyAdd(column[g], value, total[r][g]);
    }
  }
  STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) S::Store(c + r * c_stride + g * S::kLanes, total[r][g]);
  }
}

/** `count` halves as floats. */
template <class S>
void ToFloats(const std::uint16_t* from, std::int64_t count, float* to) {
  std::int64_t i = 0;
  for (; i + S::kLanes <= count; i += S::kLanes) S::Store(to + i, S::LoadHalves(from + i));
  for (; i < count; i++) to[i] = S::FromHalf(from[i]);
}

/** A product as in quantized_product.h, of halves: `blocks` counts single numbers, and so do the strides. */
using HalfProduct = Product<std::uint16_t, std::uint16_t>;

/** This thread's share of the product; the others must be called with theirs. Any number of rows and columns. */
template <class S>
void Multiply(const HalfProduct& product, Share share) {
  constexpr int kRows = S::kFloatRows;
  constexpr int kColumns = kFloatColumns<S>;
  constexpr std::int64_t kDepth = 128;
  struct Rows;
  struct Columns;
  const std::int64_t panels = (product.columns + kColumns - 1) / kColumns;
  const std::int64_t from = panels * share.index / share.count;
  const std::int64_t to = panels * (share.index + 1) / share.count;
  if (from == to || product.rows == 0) return;
  const std::int64_t tiles = (product.rows + kRows - 1) / kRows;
  float* rows = Scratch<Rows, float>(static_cast<std::size_t>(tiles * kRows * kDepth));
  float* columns = Scratch<Columns, float>(kDepth * kColumns);
  for (std::int64_t first = 0; first < product.blocks; first += kDepth) {
    const std::int64_t depth = std::min(kDepth, product.blocks - first);
    const bool add = first > 0;
    for (std::int64_t row = 0; row < product.rows; row++) {
      ToFloats<S>(product.activations + row * product.activation_stride + first, depth, rows + row * kDepth);
    }
    std::fill(rows + product.rows * kDepth, rows + tiles * kRows * kDepth, 0.0f);
    for (std::int64_t panel = from; panel < to; panel++) {
      const std::int64_t column = panel * kColumns;
      const std::int64_t width = std::min<std::int64_t>(kColumns, product.columns - column);
      if (width < kColumns) std::fill_n(columns, depth * kColumns, 0.0f);
      for (std::int64_t i = 0; i < width; i++) {
        float line[kDepth];
        ToFloats<S>(product.weights + (column + i) * product.weight_stride + first, depth, line);
        for (std::int64_t at = 0; at < depth; at++) columns[at * kColumns + i] = line[at];
      }
      for (std::int64_t tile = 0; tile < tiles; tile++) {
        const std::int64_t row = tile * kRows;
        const std::int64_t height = std::min<std::int64_t>(kRows, product.rows - row);
        float* c = product.c + row * product.c_stride + column;
        if (height == kRows && width == kColumns) {
          MultiplyFloatTile<S>(columns, kColumns, rows + row * kDepth, kDepth, depth, add, c, product.c_stride);
          continue;
        }
        float edge[kRows * kColumns] = {};
        for (std::int64_t r = 0; add && r < height; r++) std::copy_n(c + r * product.c_stride, width, edge + r * kColumns);
        MultiplyFloatTile<S>(columns, kColumns, rows + row * kDepth, kDepth, depth, add, edge, kColumns);
        for (std::int64_t r = 0; r < height; r++) std::copy_n(edge + r * kColumns, width, c + r * product.c_stride);
      }
    }
  }
}

#endif

}  // namespace stenogram
