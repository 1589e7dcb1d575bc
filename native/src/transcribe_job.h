#pragma once
#include <napi.h>

#include <functional>
#include <memory>

#include "baton.h"
#include "session.h"

namespace stenogram {

/** Runs on a thread of its own. `on_event` hears events in order; the promise settles after the last of them. */
Napi::Promise StartTranscribeJob(Napi::Env env, std::shared_ptr<Session> session, TranscribeRequest request,
                                 std::shared_ptr<CancelFlag> cancel, Napi::Function on_event,
                                 std::function<void()> on_finished);

}  // namespace stenogram
