#pragma once
#include <napi.h>

#include <memory>

#include "detector/speech_detector.h"

namespace stenogram {

/** The JavaScript face of a speech detector: probabilities, reset. */
class DetectorObject : public Napi::ObjectWrap<DetectorObject> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Create(Napi::Env env, std::shared_ptr<SpeechDetector> detector);
  explicit DetectorObject(const Napi::CallbackInfo& info);

 private:
  Napi::Value Probabilities(const Napi::CallbackInfo& info);
  void Reset(const Napi::CallbackInfo& info);

  std::shared_ptr<SpeechDetector> detector_;
};

}  // namespace stenogram
