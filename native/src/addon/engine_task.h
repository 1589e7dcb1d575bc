#pragma once
#include <napi.h>

#include <functional>

#include "baton.h"
#include "engine_error.h"

namespace stenogram {

/** Made on the working thread, run on the JavaScript thread: turns plain values into JavaScript's. */
using MakeValue = std::function<Napi::Value(Napi::Env)>;
/** Runs on the working thread; throws what CurrentFailure knows. */
using Work = std::function<MakeValue(TranscribeListener&)>;

struct EngineTaskParts {
  Work work;
  /** Makes `work` end soon; called on the JavaScript thread where that ends before the work does. */
  std::function<void()> cancel;
  /** Called on the JavaScript thread right before the promise settles. May be empty. */
  std::function<void()> on_finished;
};

/**
 * Runs the work on a thread of its own. `on_event` (may be empty) receives events in order; the promise settles after
 * the last of them. A process, or a thread of Node, that ends meanwhile cancels the work and waits for its end.
 */
Napi::Promise StartEngineTask(Napi::Env env, EngineTaskParts parts, Napi::Function on_event);

/** A promise that failed already. */
Napi::Value Rejected(Napi::Env env, const Failure& failure);

}  // namespace stenogram
