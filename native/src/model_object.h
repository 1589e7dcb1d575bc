#pragma once
#include <napi.h>

#include <memory>

#include "session.h"

namespace stenogram {

/** The JavaScript face of a session: details, transcribe, cancel, release. */
class ModelObject : public Napi::ObjectWrap<ModelObject> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Create(Napi::Env env, std::shared_ptr<Session> session);
  explicit ModelObject(const Napi::CallbackInfo& info);

 private:
  Napi::Value Details(const Napi::CallbackInfo& info);
  Napi::Value Transcribe(const Napi::CallbackInfo& info);
  void Cancel(const Napi::CallbackInfo& info);
  void Release(const Napi::CallbackInfo& info);

  std::shared_ptr<Session> session_;
  /** Of the job that runs; null between jobs. Shared with it, because either may be gone first. */
  std::shared_ptr<CancelFlag> cancel_;
  std::shared_ptr<bool> is_busy_ = std::make_shared<bool>(false);
};

}  // namespace stenogram
