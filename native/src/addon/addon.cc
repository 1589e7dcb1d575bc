#include <napi.h>

#include "addon/addon_data.h"
#include "addon/detector_object.h"
#include "addon/engine_task.h"
#include "addon/model_object.h"
#include "addon/read_request.h"
#include "engine_error.h"
#include "processor/processor.h"
#include "session/session.h"
#include "vulkan/graphics_cards.h"

namespace stenogram {
namespace {

Napi::Value Info(const Napi::CallbackInfo& info) {
  const auto missing = MissingInstructionSets(STENOGRAM_VARIANT_LEVEL);
  auto list = Napi::Array::New(info.Env(), missing.size());
  for (std::uint32_t i = 0; i < missing.size(); i++) list.Set(i, missing[i]);
  auto object = Napi::Object::New(info.Env());
  object.Set("version", STENOGRAM_WHISPER_VERSION);
  object.Set("instructionSets", STENOGRAM_INSTRUCTION_SETS);
  object.Set("missingInstructionSets", list);
  return object;
}

/** Loading takes a thread of its own, and so is refused first where this build would not run. */
Napi::Value Load(const Napi::CallbackInfo& info, const std::function<MakeValue(const CancelFlag&)>& load) {
  const auto missing = MissingInstructionSets(STENOGRAM_VARIANT_LEVEL);
  if (!missing.empty()) {
    return Rejected(info.Env(), {"cpu-unsupported", "This processor lacks " + missing.front() + "."});
  }
  const auto cancel = std::make_shared<CancelFlag>(false);
  auto work = [load, cancel](TranscribeListener&) { return load(*cancel); };
  return StartEngineTask(info.Env(), {work, [cancel] { *cancel = true; }, {}}, {});
}

Napi::Value LoadModel(const Napi::CallbackInfo& info) {
  if (info.Length() < 2 || !info[0].IsString() || !info[1].IsObject()) {
    throw Napi::TypeError::New(info.Env(), "loadModel takes a path and options.");
  }
  const auto request = ReadLoadRequest(info[0].As<Napi::String>(), info[1].As<Napi::Object>());
  return Load(info, [request](const CancelFlag& cancel) -> MakeValue {
    const auto session = request.is_parakeet ? LoadParakeet(request, cancel) : LoadWhisper(request, cancel);
    return [session](Napi::Env env) { return ModelObject::Create(env, session); };
  });
}

Napi::Value LoadDetector(const Napi::CallbackInfo& info) {
  if (info.Length() < 1 || !info[0].IsString()) {
    throw Napi::TypeError::New(info.Env(), "loadDetector takes a path.");
  }
  const std::string path = info[0].As<Napi::String>();
  return Load(info, [path](const CancelFlag&) -> MakeValue {
    const auto detector = std::make_shared<SpeechDetector>(path);
    return [detector](Napi::Env env) { return DetectorObject::Create(env, detector); };
  });
}

Napi::Value CardsToJs(Napi::Env env, const GraphicsCards& found) {
  auto list = Napi::Array::New(env, found.cards.size());
  for (std::uint32_t i = 0; i < found.cards.size(); i++) {
    const auto& card = found.cards[i];
    auto object = Napi::Object::New(env);
    object.Set("id", card.id);
    object.Set("name", card.name);
    object.Set("kind", card.kind);
    object.Set("memoryBytes", static_cast<double>(card.memory_bytes));
    object.Set("driver", card.driver);
    object.Set("refused", card.refused.empty() ? env.Null() : Napi::String::New(env, card.refused));
    list.Set(i, object);
  }
  auto result = Napi::Object::New(env);
  result.Set("cards", list);
  result.Set("problem", found.problem.empty() ? env.Null() : Napi::String::New(env, found.problem));
  return result;
}

Napi::Value GraphicsCardsOfSystem(const Napi::CallbackInfo& info) {
  return Load(info, [](const CancelFlag&) -> MakeValue {
    const auto found = ListGraphicsCards();
    return [found](Napi::Env env) { return CardsToJs(env, found); };
  });
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData(
      new AddonData{Napi::Persistent(ModelObject::Define(env)), Napi::Persistent(DetectorObject::Define(env))});
  exports.Set("info", Napi::Function::New(env, Info));
  exports.Set("loadModel", Napi::Function::New(env, LoadModel));
  exports.Set("graphicsCards", Napi::Function::New(env, GraphicsCardsOfSystem));
  exports.Set("loadDetector", Napi::Function::New(env, LoadDetector));
  return exports;
}

}  // namespace

NODE_API_MODULE(stenogram, Init)

}  // namespace stenogram
