#include "addon/engine_task.h"

#include <memory>
#include <optional>
#include <thread>

#include "addon/js_error.h"
#include "engine_error.h"

namespace stenogram {
namespace {

Napi::Object TokenToJs(Napi::Env env, const Token& token) {
  auto object = Napi::Object::New(env);
  object.Set("bytes", Napi::Buffer<char>::Copy(env, token.bytes.data(), token.bytes.size()));
  object.Set("id", token.id);
  object.Set("startMs", static_cast<double>(token.start_ms));
  object.Set("endMs", static_cast<double>(token.end_ms));
  object.Set("probability", token.probability);
  object.Set("logProbability", token.log_probability);
  return object;
}

Napi::Object SegmentToJs(Napi::Env env, const Segment& segment) {
  auto tokens = Napi::Array::New(env, segment.tokens.size());
  for (std::uint32_t i = 0; i < segment.tokens.size(); i++) tokens.Set(i, TokenToJs(env, segment.tokens[i]));
  auto object = Napi::Object::New(env);
  object.Set("type", "segment");
  object.Set("startMs", static_cast<double>(segment.start_ms));
  object.Set("endMs", static_cast<double>(segment.end_ms));
  object.Set("noSpeechProbability", segment.no_speech_probability);
  object.Set("temperature", segment.temperature);
  object.Set("tokens", tokens);
  return object;
}

/** Made on the JavaScript thread, works on its own, and is destroyed on the JavaScript thread by the finalizer. */
class EngineTask : public TranscribeListener {
 public:
  EngineTask(Napi::Env env, EngineTaskParts parts, Napi::Function on_event)
      : parts_(std::move(parts)), deferred_(Napi::Promise::Deferred::New(env)) {
    to_js_ =
        Napi::ThreadSafeFunction::New(env, on_event, "stenogram.engine", 0, 1, this, [](Napi::Env, EngineTask* task) {
          // Where the process ends, the thread may still be at work, for nobody.
          task->parts_.cancel();
          task->thread_.join();
          delete task;
        });
    thread_ = std::thread([this] { Run(); });
  }

  Napi::Promise Promise() const { return deferred_.Promise(); }

  void OnLanguage(const std::string& code, float probability) override {
    Send([code, probability](Napi::Env env) {
      auto object = Napi::Object::New(env);
      object.Set("type", "language");
      object.Set("code", code);
      object.Set("probability", probability);
      return object;
    });
  }

  void OnProgress(std::int64_t done_ms, std::int64_t total_ms) override {
    Send([done_ms, total_ms](Napi::Env env) {
      auto object = Napi::Object::New(env);
      object.Set("type", "progress");
      object.Set("doneMs", static_cast<double>(done_ms));
      object.Set("totalMs", static_cast<double>(total_ms));
      return object;
    });
  }

  void OnSegment(Segment segment) override {
    Send([segment = std::move(segment)](Napi::Env env) { return SegmentToJs(env, segment); });
  }

 private:
  void Run() {
    try {
      result_ = parts_.work(*this);
    } catch (...) {
      failure_ = CurrentFailure();
    }
    to_js_.BlockingCall(this, [](Napi::Env env, Napi::Function, EngineTask* task) { task->Settle(env); });
    to_js_.Release();
  }

  void Send(MakeValue make) {
    auto event = std::make_unique<MakeValue>(std::move(make));
    const auto status = to_js_.BlockingCall(event.get(), [](Napi::Env env, Napi::Function on_event, MakeValue* sent) {
      const std::unique_ptr<MakeValue> owned(sent);
      if (env != nullptr && on_event) on_event.Call({(*owned)(env)});
    });
    if (status == napi_ok) (void)event.release();
  }

  void Settle(Napi::Env env) {
    if (parts_.on_finished) parts_.on_finished();
    // They hold the session, which must not outlive what JavaScript thinks is released.
    parts_.work = nullptr;
    parts_.cancel = [] {};
    if (env == nullptr) return;
    if (failure_) {
      deferred_.Reject(JsError(env, *failure_));
    } else {
      deferred_.Resolve(result_(env));
    }
  }

  EngineTaskParts parts_;
  Napi::Promise::Deferred deferred_;
  Napi::ThreadSafeFunction to_js_;
  std::thread thread_;
  MakeValue result_;
  std::optional<Failure> failure_;
};

}  // namespace

Napi::Promise StartEngineTask(Napi::Env env, EngineTaskParts parts, Napi::Function on_event) {
  if (on_event.IsEmpty()) on_event = Napi::Function::New(env, [](const Napi::CallbackInfo&) {});
  auto* task = new EngineTask(env, std::move(parts), on_event);
  return task->Promise();
}

Napi::Value Rejected(Napi::Env env, const Failure& failure) {
  auto deferred = Napi::Promise::Deferred::New(env);
  deferred.Reject(JsError(env, failure));
  return deferred.Promise();
}

}  // namespace stenogram
