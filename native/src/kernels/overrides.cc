// The functions that kernels/overrides.h puts in the place of ggml's.
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "ggml-cpu-impl.h"
#include "ggml.h"
#include "kernels/attention.h"
#include "kernels/float_product.h"
#include "kernels/quantized_product.h"
#include "llamafile/sgemm.h"
#include "ops.h"

namespace {

using namespace stenogram;

#if !defined(STENOGRAM_NO_SIMD)

/** Below this number of activations the weights are read faster than they are packed. */
constexpr std::int64_t kFewestRows = 8;
/** From this number of queries on it pays to turn the keys over. */
constexpr std::int64_t kFewestQueries = 32;

/** For benchmarks and for finding faults: with STENOGRAM_KERNELS=ggml nothing is done here. */
bool IsSwitchedOff() {
  static const bool off = [] {
    const char* value = std::getenv("STENOGRAM_KERNELS");
    return value != nullptr && std::strcmp(value, "ggml") == 0;
  }();
  return off;
}

struct Call {
  std::int64_t m, n, k;
  const void* a;
  std::int64_t lda;
  const void* b;
  std::int64_t ldb;
  void* c;
  std::int64_t ldc;
  Share share;
};

template <class Weights, class Activations>
bool MultiplyAs(const Call& call) {
  const Product<Weights, Activations> product{static_cast<const Weights*>(call.a),
                                              call.m,
                                              call.lda,
                                              static_cast<const Activations*>(call.b),
                                              call.n,
                                              call.ldb,
                                              call.k,
                                              static_cast<float*>(call.c),
                                              call.ldc};
  Multiply<Simd>(product, call.share);
  return true;
}

bool TryMultiply(const Call& call, int a_type, int b_type) {
  if (call.n < kFewestRows) return false;
  if (b_type == GGML_TYPE_Q8_0) {
    if (a_type == GGML_TYPE_Q8_0) return MultiplyAs<Q8_0, Q8_0>(call);
    if (a_type == GGML_TYPE_Q5_0) return MultiplyAs<Q5_0, Q8_0>(call);
    if (a_type == GGML_TYPE_Q4_0) return MultiplyAs<Q4_0, Q8_0>(call);
  }
  if (b_type == GGML_TYPE_Q8_1 && a_type == GGML_TYPE_Q5_1) return MultiplyAs<Q5_1, Q8_1>(call);
  if (b_type == GGML_TYPE_F16 && a_type == GGML_TYPE_F16) return MultiplyAs<std::uint16_t, std::uint16_t>(call);
  return false;
}

bool CanAttendToFew(const ggml_tensor* q, const ggml_tensor* k) {
#if defined(__AVX2__)
  return k->type == GGML_TYPE_F16 && q->ne[0] % kFewColumns == 0;
#else
  static_cast<void>(q);
  static_cast<void>(k);
  return false;
#endif
}

bool TryAttend(const ggml_compute_params* params, ggml_tensor* result) {
  const ggml_tensor* q = result->src[0];
  const ggml_tensor* k = result->src[1];
  const ggml_tensor* v = result->src[2];
  float scale = 1, bias = 0, cap = 0;
  std::memcpy(&scale, result->op_params, sizeof scale);
  std::memcpy(&bias, result->op_params + 1, sizeof bias);
  std::memcpy(&cap, result->op_params + 2, sizeof cap);
  const bool plain = result->src[3] == nullptr && result->src[4] == nullptr && bias == 0 && cap == 0;
  const bool types = q->type == GGML_TYPE_F32 && k->type == v->type && (k->type == GGML_TYPE_F16 || k->type == GGML_TYPE_F32);
  const bool shapes = q->ne[0] == k->ne[0] && k->ne[0] == v->ne[0] && q->ne[0] % kFloatColumns<Simd> == 0 &&
                      q->ne[2] == k->ne[2] && k->ne[2] == v->ne[2] && q->ne[3] == 1 && k->ne[3] == 1 && v->ne[3] == 1;
  const bool dense = q->nb[0] == sizeof(float) && k->nb[0] == ggml_type_size(k->type) && v->nb[0] == k->nb[0];
  if (!plain || !types || !shapes || !dense) return false;
  const bool few = q->ne[1] < kFewestQueries;
  if (few && !CanAttendToFew(q, k)) return false;
  const auto bytes = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  // The heads of a place stand beside each other in the result.
  const Attention task{static_cast<const char*>(q->data),
                       bytes(q->nb[1]),
                       bytes(q->nb[2]),
                       q->ne[1],
                       static_cast<const char*>(k->data),
                       bytes(k->nb[1]),
                       bytes(k->nb[2]),
                       static_cast<const char*>(v->data),
                       bytes(v->nb[1]),
                       bytes(v->nb[2]),
                       k->type == GGML_TYPE_F16,
                       k->ne[1],
                       q->ne[2],
                       q->ne[0],
                       scale,
                       static_cast<char*>(result->data),
                       result->ne[1] * bytes(result->nb[1]),
                       bytes(result->nb[1])};
  const Share share{params->ith, params->nth};
#if defined(__AVX2__)
  if (few) {
    AttendFew<Simd>(task, share);
    return true;
  }
#endif
  Attend<Simd>(task, share);
  return true;
}

#endif

}  // namespace

extern "C" bool stenogram_multiply(const ggml_compute_params* params, std::int64_t m, std::int64_t n, std::int64_t k,
                                   const void* a, std::int64_t lda, const void* b, std::int64_t ldb, void* c,
                                   std::int64_t ldc, int a_type, int b_type, int c_type) {
#if !defined(STENOGRAM_NO_SIMD)
  const Call call{m, n, k, a, lda, b, ldb, c, ldc, {params->ith, params->nth}};
  if (!IsSwitchedOff() && !params->use_ref && c_type == GGML_TYPE_F32 && TryMultiply(call, a_type, b_type)) return true;
#endif
  return llamafile_sgemm(params, m, n, k, a, lda, b, ldb, c, ldc, a_type, b_type, c_type);
}

extern "C" void stenogram_attend(const ggml_compute_params* params, ggml_tensor* result) {
#if !defined(STENOGRAM_NO_SIMD)
  if (!IsSwitchedOff() && !params->use_ref && TryAttend(params, result)) return;
#endif
  ggml_compute_forward_flash_attn_ext(params, result);
}
