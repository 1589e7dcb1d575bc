#include <napi.h>

#include <optional>

#include "js_error.h"
#include "model_object.h"
#include "processor.h"
#include "session.h"

namespace stenogram {
namespace {

Napi::Value Info(const Napi::CallbackInfo& info) {
  const auto missing = MissingInstructionSets();
  auto list = Napi::Array::New(info.Env(), missing.size());
  for (std::uint32_t i = 0; i < missing.size(); i++) list.Set(i, missing[i]);
  auto object = Napi::Object::New(info.Env());
  object.Set("version", STENOGRAM_WHISPER_VERSION);
  object.Set("instructionSets", STENOGRAM_INSTRUCTION_SETS);
  object.Set("missingInstructionSets", list);
  return object;
}

class LoadWorker : public Napi::AsyncWorker {
 public:
  LoadWorker(Napi::Env env, std::string path, bool use_gpu)
      : Napi::AsyncWorker(env),
        path_(std::move(path)),
        use_gpu_(use_gpu),
        deferred_(Napi::Promise::Deferred::New(env)) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

  void Execute() override {
    try {
      session_ = LoadSession(path_, use_gpu_);
    } catch (...) {
      failure_ = CurrentFailure();
    }
  }

  void OnOK() override {
    if (failure_) {
      deferred_.Reject(JsError(Env(), *failure_));
    } else {
      deferred_.Resolve(ModelObject::Create(Env(), std::move(session_)));
    }
  }

 private:
  std::string path_;
  bool use_gpu_;
  Napi::Promise::Deferred deferred_;
  std::shared_ptr<Session> session_;
  std::optional<Failure> failure_;
};

Napi::Value LoadModel(const Napi::CallbackInfo& info) {
  if (info.Length() < 2 || !info[0].IsString() || !info[1].IsBoolean()) {
    throw Napi::TypeError::New(info.Env(), "loadModel takes a path and whether to use the graphics processor.");
  }
  const auto missing = MissingInstructionSets();
  if (!missing.empty()) {
    auto deferred = Napi::Promise::Deferred::New(info.Env());
    deferred.Reject(JsError(info.Env(), {"cpu-unsupported", "This processor lacks " + missing.front() + "."}));
    return deferred.Promise();
  }
  auto* worker = new LoadWorker(info.Env(), info[0].As<Napi::String>(), info[1].As<Napi::Boolean>());
  worker->Queue();
  return worker->Promise();
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData(new Napi::FunctionReference(Napi::Persistent(ModelObject::Define(env))));
  exports.Set("info", Napi::Function::New(env, Info));
  exports.Set("loadModel", Napi::Function::New(env, LoadModel));
  return exports;
}

}  // namespace

NODE_API_MODULE(stenogram, Init)

}  // namespace stenogram
