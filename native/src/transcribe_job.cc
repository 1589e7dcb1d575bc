#include "transcribe_job.h"

#include <functional>
#include <optional>
#include <thread>

#include "engine_error.h"
#include "js_error.h"

namespace stenogram {
namespace {

Napi::Object TokenToJs(Napi::Env env, const Token& token) {
  auto object = Napi::Object::New(env);
  object.Set("bytes", Napi::Buffer<char>::Copy(env, token.bytes.data(), token.bytes.size()));
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
  object.Set("tokens", tokens);
  return object;
}

/** Made on the JavaScript thread, works on its own, and is destroyed on the JavaScript thread by the finalizer. */
class TranscribeJob : public TranscribeListener {
 public:
  TranscribeJob(Napi::Env env, std::shared_ptr<Session> session, TranscribeRequest request,
                std::shared_ptr<CancelFlag> cancel, Napi::Function on_event, std::function<void()> on_finished)
      : session_(std::move(session)),
        request_(std::move(request)),
        cancel_(std::move(cancel)),
        on_finished_(std::move(on_finished)),
        deferred_(Napi::Promise::Deferred::New(env)) {
    to_js_ = Napi::ThreadSafeFunction::New(env, on_event, "stenogram.transcribe", 0, 1, this,
                                           [](Napi::Env, TranscribeJob* job) {
                                             job->thread_.join();
                                             delete job;
                                           });
    thread_ = std::thread([this] { Work(); });
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
  using MakeEvent = std::function<Napi::Object(Napi::Env)>;

  void Work() {
    try {
      language_ = session_->Transcribe(request_, *cancel_, *this);
    } catch (...) {
      failure_ = CurrentFailure();
    }
    to_js_.BlockingCall(this, [](Napi::Env env, Napi::Function, TranscribeJob* job) { job->Settle(env); });
    to_js_.Release();
  }

  void Send(MakeEvent make) {
    auto* event = new MakeEvent(std::move(make));
    const auto status = to_js_.BlockingCall(event, [](Napi::Env env, Napi::Function on_event, MakeEvent* event) {
      std::unique_ptr<MakeEvent> owned(event);
      if (env != nullptr && on_event) on_event.Call({(*owned)(env)});
    });
    if (status != napi_ok) delete event;
  }

  void Settle(Napi::Env env) {
    on_finished_();
    session_.reset();
    if (env == nullptr) return;
    if (failure_) {
      deferred_.Reject(JsError(env, *failure_));
    } else {
      deferred_.Resolve(Napi::String::New(env, language_));
    }
  }

  std::shared_ptr<Session> session_;
  TranscribeRequest request_;
  std::shared_ptr<CancelFlag> cancel_;
  std::function<void()> on_finished_;
  Napi::Promise::Deferred deferred_;
  Napi::ThreadSafeFunction to_js_;
  std::thread thread_;
  std::string language_;
  std::optional<Failure> failure_;
};

}  // namespace

Napi::Promise StartTranscribeJob(Napi::Env env, std::shared_ptr<Session> session, TranscribeRequest request,
                                 std::shared_ptr<CancelFlag> cancel, Napi::Function on_event,
                                 std::function<void()> on_finished) {
  auto* job = new TranscribeJob(env, std::move(session), std::move(request), std::move(cancel), on_event,
                                std::move(on_finished));
  return job->Promise();
}

}  // namespace stenogram
