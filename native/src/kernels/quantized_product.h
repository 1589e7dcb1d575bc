#pragma once
// Products of quantized matrices. Whole numbers are multiplied exactly; the sums of a block are scaled and added up as
// floats, as ggml does it, in another order.
#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "kernels/blocks.h"
#include "kernels/scratch.h"
#include "kernels/simd.h"

namespace stenogram {

/** Which of the threads that share a product this one is. */
struct Share {
  int index = 0;
  int count = 1;
};

/**
 * c[row * c_stride + column] = the product of row `row` of the activations and row `column` of the weights, both in
 * blocks of 32 along `blocks`. Strides of weights and activations are in blocks.
 */
template <class Weights, class Activations>
struct Product {
  const Weights* weights;
  std::int64_t columns;
  std::int64_t weight_stride;
  const Activations* activations;
  std::int64_t rows;
  std::int64_t activation_stride;
  std::int64_t blocks;
  float* c;
  std::int64_t c_stride;
};

#if !defined(STENOGRAM_NO_SIMD)

template <class S>
constexpr int kValuesPerLane = static_cast<int>(4 / sizeof(typename S::Weight));

/** One block of as many columns of the weights as a tile has, in the order in which the instructions want them. */
template <class S, bool kMinimum>
struct alignas(kCacheLine) PackedWeights {
  static constexpr int kColumns = S::kIntegerGroups * S::kLanes;
  static constexpr int kSteps = kBlock / kValuesPerLane<S>;
  typename S::Weight values[kSteps][kColumns][kValuesPerLane<S>];
  float scale[kColumns];
  float minimum[kMinimum ? kColumns : 1];
};

/** One block of as many rows of the activations as a tile has. */
template <class S>
struct PackedActivations {
  static constexpr int kRows = S::kIntegerRows;
  typename S::Activation values[kRows][kBlock];
  float scale[kRows];
  /** Takes back what the offset of the weights adds. */
  std::int32_t start[kRows];
  /** scale * (sum of the values), for weights that have a minimum. */
  float sum[kRows];
};

template <class S, class Weights>
void PackColumn(const Weights& block, int column, PackedWeights<S, Weights::kMinimum>& packed) {
  using Packed = PackedWeights<S, Weights::kMinimum>;
  std::uint8_t bytes[kBlock];
  Unpack(block, bytes);
  typename S::Weight values[kBlock];
  for (int i = 0; i < kBlock; i++) {
    values[i] = static_cast<typename S::Weight>(S::kOffset ? bytes[i] : bytes[i] - Weights::kOffset);
  }
  for (int step = 0; step < Packed::kSteps; step++) {
    std::memcpy(packed.values[step][column], values + step * kValuesPerLane<S>, 4);
  }
  packed.scale[column] = S::FromHalf(block.scale);
  if constexpr (Weights::kMinimum) packed.minimum[column] = S::FromHalf(block.minimum);
}

/** Columns that the matrix does not have become zeros. */
template <class S, class Weights, class Activations>
void PackPanel(const Product<Weights, Activations>& product, std::int64_t column, std::int64_t block, std::int64_t blocks,
               PackedWeights<S, Weights::kMinimum>* packed) {
  using Packed = PackedWeights<S, Weights::kMinimum>;
  const auto columns = static_cast<int>(std::min<std::int64_t>(Packed::kColumns, product.columns - column));
  if (columns < Packed::kColumns) std::memset(static_cast<void*>(packed), 0, sizeof(Packed) * static_cast<std::size_t>(blocks));
  for (int i = 0; i < columns; i++) {
    const Weights* row = product.weights + (column + i) * product.weight_stride + block;
    for (std::int64_t b = 0; b < blocks; b++) PackColumn<S>(row[b], i, packed[b]);
  }
}

inline float SumOfActivations(const Q8_0&) { return 0; }
inline float SumOfActivations(const Q8_1& block) { return Simd::FromHalf(block.sum); }

/** All rows of some blocks: `packed[tile * blocks + block]`. Rows that the matrix does not have become zeros. */
template <class S, class Weights, class Activations>
void PackActivations(const Product<Weights, Activations>& product, std::int64_t block, std::int64_t blocks,
                     PackedActivations<S>* packed) {
  constexpr int kRows = PackedActivations<S>::kRows;
  const std::int64_t tiles = (product.rows + kRows - 1) / kRows;
  std::memset(static_cast<void*>(packed + (tiles - 1) * blocks), 0, sizeof(*packed) * static_cast<std::size_t>(blocks));
  for (std::int64_t row = 0; row < product.rows; row++) {
    const Activations* from = product.activations + row * product.activation_stride + block;
    PackedActivations<S>* to = packed + row / kRows * blocks;
    const auto r = static_cast<int>(row % kRows);
    for (std::int64_t b = 0; b < blocks; b++) {
      std::int32_t sum = 0;
      for (int i = 0; i < kBlock; i++) {
        to[b].values[r][i] = from[b].values[i];
        sum += from[b].values[i];
      }
      to[b].scale[r] = S::FromHalf(from[b].scale);
      to[b].start[r] = S::kOffset ? -Weights::kOffset * sum : 0;
      to[b].sum[r] = SumOfActivations(from[b]);
    }
  }
}

/** One tile of the result: `c` has room for all its rows and columns. */
template <class S, bool kMinimum>
void MultiplyTile(const PackedWeights<S, kMinimum>* weights, const PackedActivations<S>* activations, std::int64_t blocks,
                  bool add, float* c, std::int64_t c_stride) {
  using Packed = PackedWeights<S, kMinimum>;
  constexpr int kRows = S::kIntegerRows;
  constexpr int kGroups = S::kIntegerGroups;
  typename S::Floats total[kRows][kGroups];
  STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
      total[r][g] = add ? S::Load(c + r * c_stride + g * S::kLanes) : S::Zero();
    }
  }
  for (std::int64_t b = 0; b < blocks; b++) {
    const Packed& w = weights[b];
    const PackedActivations<S>& a = activations[b];
    typename S::Integers sum[kRows][kGroups];
    STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
      STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) sum[r][g] = S::SetInteger(S::kOffset ? a.start[r] : 0);
    }
    if constexpr (kAddsPairs<S>) {
      for (int step = 0; step < Packed::kSteps; step += S::kStepsTogether) {
        typename S::Integers pairs[kRows][kGroups];
        STENOGRAM_UNROLL for (int i = 0; i < S::kStepsTogether; i++) {
          STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
            STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
              const auto more = S::Pairs(w.values[step + i][g * S::kLanes], a.values[r] + (step + i) * kValuesPerLane<S>);
              pairs[r][g] = i == 0 ? more : S::AddPairs(pairs[r][g], more);
              STENOGRAM_NOW(pairs[r][g]);
            }
          }
        }
        STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
          STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) sum[r][g] = S::AddWidened(sum[r][g], pairs[r][g]);
        }
      }
    } else {
      const auto multiply_step = [&](int step) {
        STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
          STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
            sum[r][g] = S::Dot(sum[r][g], w.values[step][g * S::kLanes], a.values[r] + step * kValuesPerLane<S>);
          }
        }
      };
      if constexpr (sizeof(typename S::Weight) == 1) {
        STENOGRAM_UNROLL for (int step = 0; step < Packed::kSteps; step++) multiply_step(step);
      } else {
        // Where product and sum are two instructions, GCC would put all sums of an unrolled loop behind all products.
        STENOGRAM_UNROLL_TWICE for (int step = 0; step < Packed::kSteps; step++) multiply_step(step);
      }
    }
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) {
      const auto scale = S::Load(w.scale + g * S::kLanes);
      STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
        total[r][g] = S::MultiplyAdd(S::ToFloats(sum[r][g]), S::Multiply(scale, S::Set(a.scale[r])), total[r][g]);
      }
      if constexpr (kMinimum) {
        const auto minimum = S::Load(w.minimum + g * S::kLanes);
        STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
          total[r][g] = S::MultiplyAdd(minimum, S::Set(a.sum[r]), total[r][g]);
        }
      }
    }
  }
  STENOGRAM_UNROLL for (int r = 0; r < kRows; r++) {
    STENOGRAM_UNROLL for (int g = 0; g < kGroups; g++) S::Store(c + r * c_stride + g * S::kLanes, total[r][g]);
  }
}

/** This thread's share of the product; the others must be called with theirs. Any number of rows and columns. */
template <class S, class Weights, class Activations>
void MultiplyBlocks(const Product<Weights, Activations>& product, Share share) {
  using Packed = PackedWeights<S, Weights::kMinimum>;
  constexpr int kRows = S::kIntegerRows;
  constexpr int kColumns = Packed::kColumns;
  // As many blocks at once as keep the packed weights in the first cache beside what goes through it.
  constexpr std::int64_t kDepth = std::max<std::int64_t>(4, 20480 / static_cast<std::int64_t>(sizeof(Packed)));
  const std::int64_t panels = (product.columns + kColumns - 1) / kColumns;
  const std::int64_t from = panels * share.index / share.count;
  const std::int64_t to = panels * (share.index + 1) / share.count;
  if (from == to || product.rows == 0) return;
  const std::int64_t tiles = (product.rows + kRows - 1) / kRows;
  auto* activations = Scratch<Product<Weights, Activations>, PackedActivations<S>>(static_cast<std::size_t>(
      tiles * std::min(kDepth, product.blocks)));
  auto* weights = Scratch<Product<Weights, Activations>, Packed>(static_cast<std::size_t>(kDepth));
  for (std::int64_t block = 0; block < product.blocks; block += kDepth) {
    const std::int64_t blocks = std::min(kDepth, product.blocks - block);
    const bool add = block > 0;
    PackActivations<S>(product, block, blocks, activations);
    for (std::int64_t panel = from; panel < to; panel++) {
      const std::int64_t column = panel * kColumns;
      const std::int64_t columns = std::min<std::int64_t>(kColumns, product.columns - column);
      PackPanel<S>(product, column, block, blocks, weights);
      for (std::int64_t tile = 0; tile < tiles; tile++) {
        const std::int64_t row = tile * kRows;
        const std::int64_t rows = std::min<std::int64_t>(kRows, product.rows - row);
        float* c = product.c + row * product.c_stride + column;
        if (rows == kRows && columns == kColumns) {
          MultiplyTile<S, Weights::kMinimum>(weights, activations + tile * blocks, blocks, add, c, product.c_stride);
          continue;
        }
        // At the edge the tile is larger than what is left of the result.
        float edge[kRows * kColumns] = {};
        for (std::int64_t r = 0; add && r < rows; r++) std::copy_n(c + r * product.c_stride, columns, edge + r * kColumns);
        MultiplyTile<S, Weights::kMinimum>(weights, activations + tile * blocks, blocks, add, edge, kColumns);
        for (std::int64_t r = 0; r < rows; r++) std::copy_n(edge + r * kColumns, columns, c + r * product.c_stride);
      }
    }
  }
}

template <class S, class Weights, class Activations>
void Multiply(const Product<Weights, Activations>& product, Share share) {
  MultiplyBlocks<std::conditional_t<Weights::kIsNarrow, NarrowSimd, S>>(product, share);
}

#endif

}  // namespace stenogram
