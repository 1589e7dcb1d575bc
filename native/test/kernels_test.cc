// For tests: the kernels that this file is compiled for against plain sums in double precision, over random shapes.
// `kernels_test COUNT SEED` prints one line and ends with 0, or says which shape was wrong and ends with 1.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "kernels/attention.h"
#include "kernels/float_product.h"
#include "kernels/quantized_product.h"

namespace {

using namespace stenogram;

std::mt19937 random_bits;

int Between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_bits); }

/** Halves of ordinary size, of both signs, sometimes zero. */
std::uint16_t RandomHalf() {
  if (Between(0, 9) == 0) return 0;
  return static_cast<std::uint16_t>((Between(0, 1) << 15) | (Between(6, 15) << 10) | Between(0, 1023));
}

double HalfToDouble(std::uint16_t half) {
  const int exponent = (half >> 10) & 31;
  const double value = exponent == 0 ? std::ldexp(half & 1023, -24) : std::ldexp(1024 + (half & 1023), exponent - 25);
  return half & 0x8000 ? -value : value;
}

/** Mostly anything, now and then a block of one extreme value. */
template <class Byte>
void FillBytes(Byte* bytes, int count, int least, int most) {
  const int kind = Between(0, 7);
  for (int i = 0; i < count; i++) {
    bytes[i] = static_cast<Byte>(kind == 0 ? least : kind == 1 ? most : kind == 2 ? 0 : Between(least, most));
  }
}

void Randomise(Q8_0& block) {
  block.scale = RandomHalf();
  FillBytes(block.values, kBlock, -128, 127);
}
void Randomise(Q4_0& block) {
  block.scale = RandomHalf();
  FillBytes(block.nibbles, kBlock / 2, 0, 255);
}
void Randomise(Q5_0& block) {
  block.scale = RandomHalf();
  FillBytes(block.fifth, 4, 0, 255);
  FillBytes(block.nibbles, kBlock / 2, 0, 255);
}
void Randomise(Q5_1& block) {
  block.scale = RandomHalf();
  block.minimum = RandomHalf();
  FillBytes(block.fifth, 4, 0, 255);
  FillBytes(block.nibbles, kBlock / 2, 0, 255);
}
void Randomise(std::uint16_t& half) { half = RandomHalf(); }

/** What quantized activations are: never -128, and of Q8_1 the sum is that of the values. */
void RandomiseActivation(Q8_0& block) {
  block.scale = RandomHalf() & 0x7fff;
  FillBytes(block.values, kBlock, -127, 127);
}
void RandomiseActivation(Q8_1& block) {
  block.scale = RandomHalf() & 0x7fff;
  block.sum = RandomHalf();
  FillBytes(block.values, kBlock, -127, 127);
}
void RandomiseActivation(std::uint16_t& half) { half = RandomHalf(); }

int ValueOf(const Q8_0& block, int i) { return block.values[i]; }
int ValueOf(const Q8_1& block, int i) { return block.values[i]; }
int NibbleOf(const std::uint8_t* nibbles, int i) { return i < 16 ? nibbles[i] & 15 : nibbles[i - 16] >> 4; }
int ValueOf(const Q4_0& block, int i) { return NibbleOf(block.nibbles, i) - 8; }
int FifthOf(const std::uint8_t* fifth, int i) { return ((fifth[i / 8] >> (i % 8)) & 1) << 4; }
int ValueOf(const Q5_0& block, int i) { return (NibbleOf(block.nibbles, i) | FifthOf(block.fifth, i)) - 16; }
int ValueOf(const Q5_1& block, int i) { return NibbleOf(block.nibbles, i) | FifthOf(block.fifth, i); }

template <class Weights, class Activations>
double DotOf(const Weights& w, const Activations& a) {
  double sum = 0;
  for (int i = 0; i < kBlock; i++) sum += ValueOf(w, i) * ValueOf(a, i);
  return sum * HalfToDouble(w.scale) * HalfToDouble(a.scale);
}
double DotOfBlocks(const Q8_0& w, const Q8_0& a) { return DotOf(w, a); }
double DotOfBlocks(const Q4_0& w, const Q8_0& a) { return DotOf(w, a); }
double DotOfBlocks(const Q5_0& w, const Q8_0& a) { return DotOf(w, a); }
double DotOfBlocks(const Q5_1& w, const Q8_1& a) {
  return DotOf(w, a) + HalfToDouble(w.minimum) * HalfToDouble(a.sum);
}
double DotOfBlocks(std::uint16_t w, std::uint16_t a) { return HalfToDouble(w) * HalfToDouble(a); }

constexpr float kUntouched = 12345.0f;
double worst = 0;

bool Report(const char* name, double difference, double largest, const std::string& shape) {
  // 1e-5 of the largest element; a result that is all zero must be zero.
  if (largest > 0) worst = std::max(worst, difference / largest);
  if (difference <= 1e-5 * largest) return true;
  std::printf("%s: %s differs by %g of %g\n", name, shape.c_str(), difference, largest);
  return false;
}

template <class Weights, class Activations>
bool TestProduct(const char* name, int most_blocks) {
  const int columns = Between(1, 100), rows = Between(1, 40), blocks = Between(1, most_blocks);
  const int weight_stride = blocks + Between(0, 2), activation_stride = blocks + Between(0, 2);
  const int c_stride = columns + Between(0, 3), threads = Between(1, 3);
  // Exactly as large as they must be, so that AddressSanitizer sees a read past the end.
  std::vector<Weights> weights(static_cast<std::size_t>((columns - 1) * weight_stride + blocks));
  std::vector<Activations> activations(static_cast<std::size_t>((rows - 1) * activation_stride + blocks));
  for (auto& block : weights) Randomise(block);
  for (auto& block : activations) RandomiseActivation(block);
  std::vector<float> c(static_cast<std::size_t>((rows - 1) * c_stride + columns), kUntouched);
  for (int thread = 0; thread < threads; thread++) {
    const Product<Weights, Activations> product{weights.data(), columns, weight_stride, activations.data(), rows,
                                                activation_stride, blocks, c.data(), c_stride};
    Multiply<Simd>(product, {thread, threads});
  }
  double difference = 0, largest = 0;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < c_stride; column++) {
      const auto at = static_cast<std::size_t>(row * c_stride + column);
      if (at >= c.size()) break;
      if (column >= columns) {
        if (c[at] != kUntouched) return Report(name, INFINITY, 1, "what is beside the result");
        continue;
      }
      double sum = 0, size = 0;
      for (int b = 0; b < blocks; b++) {
        const double part = DotOfBlocks(weights[static_cast<std::size_t>(column * weight_stride + b)],
                                        activations[static_cast<std::size_t>(row * activation_stride + b)]);
        sum += part;
        size += std::fabs(part);
      }
      difference = std::max(difference, std::fabs(c[at] - sum));
      largest = std::max(largest, size);
    }
  }
  return Report(name, difference, largest,
                std::to_string(columns) + " x " + std::to_string(rows) + " x " + std::to_string(blocks));
}

bool TestAttention() {
  const int width = 64, heads = Between(1, 3), queries = Between(1, 50), keys = Between(1, 200), threads = Between(1, 3);
  const bool halves = Between(0, 1) == 1;
  const int size = halves ? 2 : 4;
  std::uniform_real_distribution<float> number(-2, 2);
  std::vector<float> q(static_cast<std::size_t>(heads * queries * width));
  for (auto& value : q) value = number(random_bits);
  std::vector<char> k(static_cast<std::size_t>(heads * keys * width * size)), v(k.size());
  for (auto* matrix : {&k, &v}) {
    for (std::size_t i = 0; i < matrix->size(); i += static_cast<std::size_t>(size)) {
      const std::uint16_t half = RandomHalf();
      const float single = number(random_bits);
      std::memcpy(&(*matrix)[i], halves ? static_cast<const void*>(&half) : &single, static_cast<std::size_t>(size));
    }
  }
  const auto read = [&](const std::vector<char>& matrix, int index) {
    const char* at = &matrix[static_cast<std::size_t>(index * size)];
    return halves ? HalfToDouble(LoadAs<std::uint16_t>(at)) : static_cast<double>(LoadAs<float>(at));
  };
  std::vector<float> result(q.size(), kUntouched);
  const float scale = 0.125f;
  for (int thread = 0; thread < threads; thread++) {
    const Attention task{reinterpret_cast<const char*>(q.data()), heads * width * 4, width * 4, queries, k.data(),
                         heads * width * size, width * size, v.data(), heads * width * size, width * size, halves, keys,
                         heads, width, scale, reinterpret_cast<char*>(result.data()), heads * width * 4, width * 4};
    Attend<Simd>(task, {thread, threads});
  }
  double difference = 0, largest = 0;
  for (int head = 0; head < heads; head++) {
    for (int query = 0; query < queries; query++) {
      std::vector<double> weights(static_cast<std::size_t>(keys));
      double most = -INFINITY, sum = 0;
      for (int key = 0; key < keys; key++) {
        double score = 0;
        for (int i = 0; i < width; i++) {
          score += q[static_cast<std::size_t>((query * heads + head) * width + i)] * read(k, (key * heads + head) * width + i);
        }
        weights[static_cast<std::size_t>(key)] = score * scale;
        most = std::max(most, score * scale);
      }
      for (auto& weight : weights) sum += weight = std::exp(weight - most);
      for (int i = 0; i < width; i++) {
        double value = 0;
        for (int key = 0; key < keys; key++) {
          value += weights[static_cast<std::size_t>(key)] / sum * read(v, (key * heads + head) * width + i);
        }
        difference = std::max(difference, std::fabs(value - result[static_cast<std::size_t>((query * heads + head) * width + i)]));
        largest = std::max(largest, std::fabs(value));
      }
    }
  }
  return Report("attention", difference, largest,
                std::to_string(queries) + " queries, " + std::to_string(keys) + " keys, " + std::to_string(heads) + " heads");
}

#if defined(__AVX2__)

/** Keys and values of the decoder: halves, of all heads beside each other, with room between them. */
struct HalfRows {
  int stride;
  std::vector<std::uint16_t> numbers;

  // Exactly as large as it must be, so that AddressSanitizer sees a read past the end.
  HalfRows(int rows, int width) : stride(width + Between(0, 3)) {
    numbers.resize(static_cast<std::size_t>((rows - 1) * stride + width));
    for (auto& number : numbers) number = RandomHalf();
  }
  float At(int row, int column) const {
    return static_cast<float>(HalfToDouble(numbers[static_cast<std::size_t>(row * stride + column)]));
  }
  const char* Data() const { return reinterpret_cast<const char*>(numbers.data()); }
};

/** The half that is nearest, of two the even one. */
float RoundedToHalf(double value) {
  if (value == 0) return 0;
  const int exponent = std::max(std::ilogb(value), -14) - 10;
  return static_cast<float>(std::ldexp(std::nearbyint(std::ldexp(value, -exponent)), exponent));
}

/** A product of a query and a key in ggml's order: four vectors of sums, added crosswise. */
float DotInOrder(const std::vector<float>& query, const HalfRows& keys, int key, int column) {
  constexpr int kLanes = Simd::kLanes;
  float sums[4][kLanes] = {};
  for (std::size_t i = 0; i < query.size(); i++) {
    float& sum = sums[i / kLanes % 4][i % kLanes];
    sum = std::fma(query[i], keys.At(key, column + static_cast<int>(i)), sum);
  }
  for (int lane = 0; lane < kLanes; lane++) {
    const float even = sums[0][lane] + sums[2][lane], odd = sums[1][lane] + sums[3][lane];
    sums[0][lane] = even + odd;
  }
  return Simd::SumOfPairs(Simd::Load(sums[0]));
}

/** Number after number as ggml does it, whose sums are halves; and that these are near the sums in double precision. */
bool TestFewQueries() {
  const bool many_keys = Between(0, 19) == 0;
  const int width = 64 * Between(1, 2), heads = Between(1, 4), threads = Between(1, 6);
  const int queries = many_keys ? Between(1, 2) : Between(1, 31), keys = many_keys ? Between(1400, 1536) : Between(1, 40);
  const int result_stride = heads * width + Between(0, 3);
  const HalfRows k(keys, heads * width), v(keys, heads * width);
  const float scale = Between(0, 1) == 1 ? 0.125f : 1.0f;
  std::uniform_real_distribution<float> number(-2, 2);
  std::vector<float> q(static_cast<std::size_t>(queries * heads * width));
  for (auto& value : q) value = number(random_bits);
  std::vector<float> result(static_cast<std::size_t>((queries - 1) * result_stride + heads * width), kUntouched);
  for (int thread = 0; thread < threads; thread++) {
    const Attention task{reinterpret_cast<const char*>(q.data()), heads * width * 4, width * 4, queries, k.Data(),
                         k.stride * 2, width * 2, v.Data(), v.stride * 2, width * 2, true, keys, heads, width, scale,
                         reinterpret_cast<char*>(result.data()), result_stride * 4, width * 4};
    AttendFew<Simd>(task, {thread, threads});
  }
  double difference = 0, largest = 0, rounding = 0;
  for (int query = 0; query < queries; query++) {
    for (int head = 0; head < heads; head++) {
      std::vector<float> rounded(static_cast<std::size_t>(width)), sums(rounded.size());
      std::vector<double> exact(rounded.size());
      for (int i = 0; i < width; i++) {
        rounded[static_cast<std::size_t>(i)] = RoundedToHalf(q[static_cast<std::size_t>((query * heads + head) * width + i)]);
      }
      float most = -INFINITY, sum = 0;
      for (int key = 0; key < keys; key++) {
        const float score = DotInOrder(rounded, k, key, head * width) * scale;
        const float factor = score > most ? std::exp(most - score) : 1, weight = score > most ? 1 : std::exp(score - most);
        for (std::size_t i = 0; i < sums.size(); i++) {
          const float value = v.At(key, head * width + static_cast<int>(i));
          if (factor != 1) sums[i] = RoundedToHalf(sums[i] * factor);
          sums[i] = RoundedToHalf(std::fma(value, weight, sums[i]));
          exact[i] = exact[i] * factor + static_cast<double>(value) * weight;
        }
        sum = std::fma(sum, factor, weight);
        most = std::max(most, score);
      }
      for (std::size_t i = 0; i < sums.size(); i++) {
        const auto at = static_cast<std::size_t>(query * result_stride + head * width) + i;
        difference = std::max(difference, std::fabs(static_cast<double>(result[at]) - sums[i] * (1 / sum)));
        rounding = std::max(rounding, std::fabs(exact[i] / sum - result[at]));
        largest = std::max(largest, std::fabs(exact[i] / sum));
      }
    }
  }
  for (std::size_t i = 0; i < result.size(); i++) {
    const bool beside = i % static_cast<std::size_t>(result_stride) >= static_cast<std::size_t>(heads * width);
    if (beside && result[i] != kUntouched) return Report("few queries", INFINITY, 1, "what is beside the result");
  }
  const std::string shape = std::to_string(queries) + " queries, " + std::to_string(keys) + " keys, " + std::to_string(heads) +
                            " heads of " + std::to_string(width);
  if (rounding > 0.05 * largest) return Report("few queries", rounding, largest, shape + " in halves");
  return Report("few queries", difference, largest, shape);
}

#endif

bool TestExp() {
  float numbers[Simd::kLanes];
  for (auto& value : numbers) value = -static_cast<float>(Between(0, 1000000)) / 11500.0f;
  float results[Simd::kLanes];
  Simd::Store(results, Exp<Simd>(Simd::Load(numbers)));
  for (int i = 0; i < Simd::kLanes; i++) {
    const double right = std::exp(static_cast<double>(numbers[i]));
    if (std::fabs(results[i] - right) > 3e-7 * right) return Report("exp", results[i] - right, right, std::to_string(numbers[i]));
  }
  return true;
}

}  // namespace

int main(int count, char** values) {
  const int shapes = count > 1 ? std::atoi(values[1]) : 100;
  const unsigned seed = count > 2 ? static_cast<unsigned>(std::atoi(values[2])) : 1;
  bool right = true;
  for (int shape = 0; shape < shapes && right; shape++) {
    random_bits.seed(seed * 1000003u + static_cast<unsigned>(shape));
    // Seldom deep: more than one pass over the blocks.
    const int most_blocks = Between(0, 9) == 0 ? 70 : 8;
    switch (shape % 8) {
      case 0: right = TestProduct<Q8_0, Q8_0>("q8_0", most_blocks); break;
      case 1: right = TestProduct<Q4_0, Q8_0>("q4_0", most_blocks); break;
      case 2: right = TestProduct<Q5_0, Q8_0>("q5_0", most_blocks); break;
      case 3: right = TestProduct<Q5_1, Q8_1>("q5_1", most_blocks); break;
      case 4: right = TestProduct<std::uint16_t, std::uint16_t>("f16", most_blocks * 32 + Between(0, 31)); break;
      case 5: right = TestAttention(); break;
#if defined(__AVX2__)
      case 6: right = TestFewQueries(); break;
#endif
      default: right = TestExp(); break;
    }
    if (!right) std::printf("shape %d of seed %u\n", shape, seed);
  }
  if (right) std::printf("%d shapes right, largest difference %.2g of the largest element\n", shapes, worst);
  return right ? 0 : 1;
}
