#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "baton.h"
#include "engine_error.h"

namespace stenogram {

/**
 * The lanes of a model, each with `is_busy` and `cancel`. The first must fit into memory; of the others there are as many as do.
 */
template <typename Lane>
class LanePool {
 public:
  /** `prepare` fills a lane, and throws EngineError where memory ends. */
  LanePool(int wanted, const CancelFlag& cancel, const std::function<void(Lane&)>& prepare) {
    for (int index = 0; index < wanted; index++) {
      if (cancel) throw EngineError("aborted", "Cancelled.");
      auto lane = std::make_unique<Lane>();
      try {
        prepare(*lane);
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
    // Without the lock it could be missed by a call that has checked its flag and does not wait yet.
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
