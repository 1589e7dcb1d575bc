// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <atomic>
#include <memory>

#include "baton.h"
#include "engine_error.h"
#include "session/lane_pool.h"

namespace stenogram {

struct FreeState {
  void operator()(whisper_state* state) const { whisper_free_state(state); }
};

/** What one transcription needs for itself: a state of the model, which others must not touch meanwhile. */
struct Lane {
  std::unique_ptr<whisper_state, FreeState> state;
  /** Of the call that runs; the backends ask it while they compute. */
  std::atomic<const CancelFlag*> cancel{nullptr};
  bool is_busy = false;
  /** The encoder's last windows were shorter than the whole 30 s. */
  bool was_trimmed = false;
};

inline bool IsCancelled(void* data) {
  const auto* flag = static_cast<const std::atomic<const CancelFlag*>*>(data)->load();
  return flag && flag->load(std::memory_order_relaxed);
}

inline void SetAbortCallback(ggml_backend_t backend, Lane& lane) {
  auto* device = ggml_backend_get_device(backend);
  auto* registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
  if (!registry) return;
  auto* set_callback = reinterpret_cast<ggml_backend_set_abort_callback_t>(
      ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback"));
  if (set_callback) set_callback(backend, IsCancelled, &lane.cancel);
}

/** Makes the state where there is none, and puts the random numbers back to where a new one has them. */
inline void PrepareLane(whisper_context* context, Lane& lane) {
  if (!lane.state) {
    lane.state.reset(whisper_init_state(context));
    if (!lane.state) throw EngineError("out-of-memory", "There is not enough memory for this model.");
    for (auto* backend : lane.state->backends) SetAbortCallback(backend, lane);
    lane.was_trimmed = false;
  }
  lane.state->decoders[0].rng = std::mt19937(0);
  lane.state->exp_n_audio_ctx = 0;
}

/**
 * To be called before anything is encoded, `audio_context` as whisper.cpp takes it (0: the whole window). The decoder attends
 * to the frames in steps of 256 without a mask, so a whole window of 1500 has 36 more at the end of each layer. They must be
 * the zeros of a new state; shorter windows, whose layers lie elsewhere, have left theirs there.
 */
inline void PrepareCrossAttention(Lane& lane, int audio_context) {
  if (audio_context == 0 && lane.was_trimmed) ggml_backend_buffer_clear(lane.state->kv_cross.buffer, 0);
  lane.was_trimmed = audio_context != 0;
}

}  // namespace stenogram
