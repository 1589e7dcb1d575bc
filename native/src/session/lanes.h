// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "baton.h"
#include "engine_error.h"

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

/** The lanes of a model. The first must fit into memory; of the others there are as many as do. */
class LanePool {
 public:
  LanePool(whisper_context* context, int wanted, const CancelFlag& cancel) {
    for (int index = 0; index < wanted; index++) {
      if (cancel) throw EngineError("aborted", "Cancelled.");
      auto lane = std::make_unique<Lane>();
      try {
        PrepareLane(context, *lane);
      } catch (const EngineError&) {
        if (index == 0) throw;
        break;
      }
      lanes_.push_back(std::move(lane));
    }
  }

  int Count() const { return static_cast<int>(lanes_.size()); }

  /** To be called after the cancel flag of a call was set: that call may be waiting for a lane. */
  void WakeWaiting() {
    // Without the lock it could be missed by a call that has looked at its flag and does not wait yet.
    const std::lock_guard<std::mutex> lock(mutex_);
    freed_.notify_all();
  }

  /** A lane until it goes out of scope. Throws `aborted` where the call is cancelled before one is free. */
  class Lease {
   public:
    Lease(LanePool& pool, const CancelFlag& cancel) : pool_(pool), lane_(pool.Acquire(cancel)) {
      lane_.cancel = &cancel;
    }
    ~Lease() {
      lane_.cancel = nullptr;
      pool_.Release(lane_);
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lane& lane() { return lane_; }

   private:
    LanePool& pool_;
    Lane& lane_;
  };

 private:
  Lane& Acquire(const CancelFlag& cancel) {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      if (cancel) throw EngineError("aborted", "Cancelled.");
      for (auto& lane : lanes_) {
        if (lane->is_busy) continue;
        lane->is_busy = true;
        return *lane;
      }
      freed_.wait(lock);
    }
  }

  void Release(Lane& lane) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      lane.is_busy = false;
    }
    freed_.notify_one();
  }

  std::vector<std::unique_ptr<Lane>> lanes_;
  std::mutex mutex_;
  std::condition_variable freed_;
};

}  // namespace stenogram
