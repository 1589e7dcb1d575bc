#include "addon/detector_object.h"

#include "addon/addon_data.h"
#include "addon/engine_task.h"
#include "addon/read_request.h"
#include "engine_error.h"

namespace stenogram {

Napi::Function DetectorObject::Define(Napi::Env env) {
  return DefineClass(env, "SpeechDetector",
                     {InstanceMethod("probabilities", &DetectorObject::Probabilities),
                      InstanceMethod("reset", &DetectorObject::Reset)});
}

Napi::Object DetectorObject::Create(Napi::Env env, std::shared_ptr<SpeechDetector> detector) {
  auto holder = Napi::External<std::shared_ptr<SpeechDetector>>::New(env, &detector);
  return env.GetInstanceData<AddonData>()->detector.New({holder});
}

DetectorObject::DetectorObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<DetectorObject>(info) {
  if (info.Length() != 1 || !info[0].IsExternal()) {
    throw Napi::TypeError::New(info.Env(), "Speech detectors come from loadDetector.");
  }
  detector_ = *info[0].As<Napi::External<std::shared_ptr<SpeechDetector>>>().Data();
}

Napi::Value DetectorObject::Probabilities(const Napi::CallbackInfo& info) {
  try {
    auto pcm = std::make_shared<std::vector<std::int16_t>>(ReadSamples(info[0]));
    const auto cancel = std::make_shared<CancelFlag>(false);
    auto work = [pcm, cancel, detector = detector_](TranscribeListener&) -> MakeValue {
      const auto values = detector->Probabilities(*pcm, *cancel);
      return [values](Napi::Env env) {
        auto array = Napi::Float32Array::New(env, values.size());
        std::copy(values.begin(), values.end(), array.Data());
        return array;
      };
    };
    return StartEngineTask(info.Env(), {work, [cancel] { *cancel = true; }, {}}, {});
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    return Rejected(info.Env(), CurrentFailure());
  }
}

void DetectorObject::Reset(const Napi::CallbackInfo&) { detector_->Reset(); }

}  // namespace stenogram
