#pragma once
#include <napi.h>

#include <functional>
#include <map>
#include <memory>

#include "addon/engine_task.h"
#include "session/session.h"

namespace stenogram {

/** The JavaScript face of a session: details, transcribe, detectLanguage, score, cancel, release. */
class ModelObject : public Napi::ObjectWrap<ModelObject> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Create(Napi::Env env, std::shared_ptr<Session> session);
  explicit ModelObject(const Napi::CallbackInfo& info);

 private:
  using Cancels = std::map<int, std::function<void()>>;

  Napi::Value Details(const Napi::CallbackInfo& info);
  Napi::Value Transcribe(const Napi::CallbackInfo& info);
  Napi::Value DetectLanguage(const Napi::CallbackInfo& info);
  Napi::Value Score(const Napi::CallbackInfo& info);
  void Cancel(const Napi::CallbackInfo& info);
  void Release(const Napi::CallbackInfo& info);
  /** Starts what `make_work` makes of the session and a cancel flag that is known under `id` until it ends. */
  Napi::Value Start(Napi::Env env, const Napi::Value& id, Napi::Function on_event,
                    const std::function<Work(std::shared_ptr<Session>, std::shared_ptr<CancelFlag>)>& make_work);

  std::shared_ptr<Session> session_;
  /** Of the calls that run, by the number the caller gave. Shared with them, because either may be gone first. */
  std::shared_ptr<Cancels> running_ = std::make_shared<Cancels>();
};

}  // namespace stenogram
