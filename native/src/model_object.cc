#include "model_object.h"

#include <algorithm>
#include <thread>

#include "js_error.h"
#include "transcribe_job.h"

namespace stenogram {
namespace {

constexpr int kMaxBeamSize = 8;

int ClampedNumber(const Napi::Object& options, const char* name, int low, int high) {
  const auto value = options.Get(name);
  if (!value.IsNumber()) return low;
  return std::clamp(value.As<Napi::Number>().Int32Value(), low, high);
}

std::string Text(const Napi::Object& options, const char* name) {
  const auto value = options.Get(name);
  return value.IsString() ? value.As<Napi::String>().Utf8Value() : std::string();
}

TranscribeRequest ReadRequest(const Napi::CallbackInfo& info) {
  if (info.Length() < 3 || !info[1].IsObject() || !info[2].IsFunction()) {
    throw EngineError("internal", "transcribe takes samples, options and a listener.");
  }
  if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_int16_array) {
    throw EngineError("bad-audio", "The audio must be 16-bit samples.");
  }
  const auto pcm = info[0].As<Napi::Int16Array>();
  const auto options = info[1].As<Napi::Object>();
  TranscribeRequest request;
  request.pcm.assign(pcm.Data(), pcm.Data() + pcm.ElementLength());
  request.language = Text(options, "language");
  request.prompt = Text(options, "prompt");
  request.translate = options.Get("translate").ToBoolean();
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  request.threads = ClampedNumber(options, "threads", 1, cores);
  request.beam_size = ClampedNumber(options, "beamSize", 1, kMaxBeamSize);
  return request;
}

Napi::Value Rejected(Napi::Env env, const Failure& failure) {
  auto deferred = Napi::Promise::Deferred::New(env);
  deferred.Reject(JsError(env, failure));
  return deferred.Promise();
}

}  // namespace

Napi::Function ModelObject::Define(Napi::Env env) {
  return DefineClass(env, "Model",
                     {InstanceMethod("details", &ModelObject::Details),
                      InstanceMethod("transcribe", &ModelObject::Transcribe),
                      InstanceMethod("cancel", &ModelObject::Cancel),
                      InstanceMethod("release", &ModelObject::Release)});
}

Napi::Object ModelObject::Create(Napi::Env env, std::shared_ptr<Session> session) {
  auto* constructor = env.GetInstanceData<Napi::FunctionReference>();
  auto holder = Napi::External<std::shared_ptr<Session>>::New(env, &session);
  return constructor->New({holder});
}

ModelObject::ModelObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<ModelObject>(info) {
  if (info.Length() != 1 || !info[0].IsExternal()) {
    throw Napi::TypeError::New(info.Env(), "Models come from loadModel.");
  }
  session_ = *info[0].As<Napi::External<std::shared_ptr<Session>>>().Data();
}

Napi::Value ModelObject::Details(const Napi::CallbackInfo& info) {
  if (!session_) throw Napi::Error::New(info.Env(), "The model was released.");
  const auto details = session_->Details();
  auto object = Napi::Object::New(info.Env());
  object.Set("sizeClass", details.size_class);
  object.Set("isMultilingual", details.is_multilingual);
  object.Set("vocabularySize", details.vocabulary_size);
  object.Set("audioContext", details.audio_context);
  return object;
}

Napi::Value ModelObject::Transcribe(const Napi::CallbackInfo& info) {
  try {
    if (!session_) throw EngineError("internal", "The model was released.");
    if (*is_busy_) throw EngineError("internal", "This model is at work already.");
    auto request = ReadRequest(info);
    cancel_ = std::make_shared<CancelFlag>(false);
    *is_busy_ = true;
    return StartTranscribeJob(info.Env(), session_, std::move(request), cancel_, info[2].As<Napi::Function>(),
                              [busy = is_busy_] { *busy = false; });
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    return Rejected(info.Env(), CurrentFailure());
  }
}

void ModelObject::Cancel(const Napi::CallbackInfo&) {
  if (cancel_) *cancel_ = true;
}

void ModelObject::Release(const Napi::CallbackInfo&) { session_.reset(); }

}  // namespace stenogram
