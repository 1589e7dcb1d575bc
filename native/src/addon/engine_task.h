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

/**
 * Runs `work` on a thread of its own. `on_event` (may be empty) hears events in order; the promise settles after the
 * last of them, and right before that `on_finished` is called on the JavaScript thread.
 */
Napi::Promise StartEngineTask(Napi::Env env, Work work, Napi::Function on_event, std::function<void()> on_finished);

/** A promise that failed already. */
Napi::Value Rejected(Napi::Env env, const Failure& failure);

}  // namespace stenogram
