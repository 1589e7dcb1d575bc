#include "addon/model_object.h"

#include "addon/addon_data.h"
#include "addon/read_request.h"
#include "engine_error.h"

namespace stenogram {
namespace {

Napi::Object Options(const Napi::CallbackInfo& info) {
  if (info.Length() < 3 || !info[1].IsObject()) {
    throw EngineError("internal", "The call takes samples, options and a number.");
  }
  return info[1].As<Napi::Object>();
}

}  // namespace

Napi::Function ModelObject::Define(Napi::Env env) {
  return DefineClass(
      env, "Model",
      {InstanceMethod("details", &ModelObject::Details), InstanceMethod("transcribe", &ModelObject::Transcribe),
       InstanceMethod("detectLanguage", &ModelObject::DetectLanguage), InstanceMethod("score", &ModelObject::Score),
       InstanceMethod("cancel", &ModelObject::Cancel),
       InstanceMethod("release", &ModelObject::Release)});
}

Napi::Object ModelObject::Create(Napi::Env env, std::shared_ptr<Session> session) {
  auto holder = Napi::External<std::shared_ptr<Session>>::New(env, &session);
  return env.GetInstanceData<AddonData>()->model.New({holder});
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
  object.Set("lanes", details.lanes);
  object.Set("canScore", details.can_score);
  return object;
}

Napi::Value ModelObject::Start(
    Napi::Env env, const Napi::Value& id, Napi::Function on_event,
    const std::function<Work(std::shared_ptr<Session>, std::shared_ptr<CancelFlag>)>& make_work) {
  if (!session_) throw EngineError("internal", "The model was released.");
  const int number = id.ToNumber().Int32Value();
  auto cancel = std::make_shared<CancelFlag>(false);
  auto cancel_call = [cancel, session = session_] {
    *cancel = true;
    session->WakeWaiting();
  };
  (*running_)[number] = cancel_call;
  return StartEngineTask(
      env, {make_work(session_, cancel), cancel_call, [running = running_, number] { running->erase(number); }},
      on_event);
}

Napi::Value ModelObject::Transcribe(const Napi::CallbackInfo& info) {
  try {
    auto request = std::make_shared<TranscribeRequest>(ReadTranscribeRequest(info[0], Options(info)));
    if (!info[3].IsFunction()) throw EngineError("internal", "transcribe takes a listener.");
    return Start(info.Env(), info[2], info[3].As<Napi::Function>(), [&request](auto session, auto cancel) -> Work {
      return [request, session, cancel](TranscribeListener& listener) -> MakeValue {
        const auto language = session->Transcribe(*request, *cancel, listener);
        return [language](Napi::Env env) { return Napi::String::New(env, language); };
      };
    });
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    return Rejected(info.Env(), CurrentFailure());
  }
}

Napi::Value ModelObject::DetectLanguage(const Napi::CallbackInfo& info) {
  try {
    auto request = std::make_shared<LanguageRequest>(ReadLanguageRequest(info[0], Options(info)));
    return Start(info.Env(), info[2], {}, [&request](auto session, auto cancel) -> Work {
      return [request, session, cancel](TranscribeListener&) -> MakeValue {
        const auto guesses = session->DetectLanguage(*request, *cancel);
        return [guesses](Napi::Env env) {
          auto list = Napi::Array::New(env, guesses.size());
          for (std::uint32_t i = 0; i < guesses.size(); i++) {
            auto guess = Napi::Object::New(env);
            guess.Set("code", guesses[i].code);
            guess.Set("probability", guesses[i].probability);
            list.Set(i, guess);
          }
          return list;
        };
      };
    });
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    return Rejected(info.Env(), CurrentFailure());
  }
}

Napi::Value ModelObject::Score(const Napi::CallbackInfo& info) {
  try {
    auto request = std::make_shared<ScoreRequest>(ReadScoreRequest(info[0], Options(info)));
    return Start(info.Env(), info[2], {}, [&request](auto session, auto cancel) -> Work {
      return [request, session, cancel](TranscribeListener&) -> MakeValue {
        const auto scores = session->Score(*request, *cancel);
        return [scores](Napi::Env env) {
          auto list = Napi::Array::New(env, scores.size());
          for (std::uint32_t i = 0; i < scores.size(); i++) list.Set(i, scores[i]);
          return list;
        };
      };
    });
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    return Rejected(info.Env(), CurrentFailure());
  }
}

void ModelObject::Cancel(const Napi::CallbackInfo& info) {
  const auto found = running_->find(info[0].ToNumber().Int32Value());
  if (found != running_->end()) found->second();
}

void ModelObject::Release(const Napi::CallbackInfo&) { session_.reset(); }

}  // namespace stenogram
