#include "addon/read_request.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "engine_error.h"

namespace stenogram {
namespace {

constexpr int kMaxDecoders = 8;
constexpr int kMaxLanes = 64;
constexpr int kMaxAudioContext = 1500;
constexpr std::uint32_t kMaxTerms = 2000;
constexpr std::size_t kMaxTermBytes = 200;
constexpr std::size_t kMaxTextBytes = 4000;
constexpr float kMaxTermBonus = 10.0f;

int ClampedNumber(const Napi::Object& options, const char* name, int low, int high) {
  const auto value = options.Get(name);
  if (!value.IsNumber()) return low;
  return std::clamp(value.As<Napi::Number>().Int32Value(), low, high);
}

std::string Text(const Napi::Object& options, const char* name) {
  const auto value = options.Get(name);
  return value.IsString() ? value.As<Napi::String>().Utf8Value() : std::string();
}

int Threads(const Napi::Object& options) {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return ClampedNumber(options, "threads", 1, cores);
}

std::vector<float> Temperatures(const Napi::Object& options) {
  std::vector<float> temperatures;
  const auto value = options.Get("temperatures");
  if (value.IsArray()) {
    const auto list = value.As<Napi::Array>();
    for (std::uint32_t i = 0; i < list.Length(); i++) {
      const float temperature = list.Get(i).ToNumber().FloatValue();
      if (std::isfinite(temperature)) temperatures.push_back(std::clamp(temperature, 0.0f, 1.0f));
    }
  }
  if (temperatures.empty()) temperatures.push_back(0.0f);
  return temperatures;
}

std::vector<std::string> Texts(const Napi::Object& options, const char* name, std::size_t max_bytes) {
  std::vector<std::string> texts;
  const auto value = options.Get(name);
  if (!value.IsArray()) return texts;
  const auto list = value.As<Napi::Array>();
  for (std::uint32_t i = 0; i < std::min(list.Length(), kMaxTerms); i++) {
    texts.push_back(list.Get(i).ToString().Utf8Value().substr(0, max_bytes));
  }
  return texts;
}

float Bonus(const Napi::Object& options) {
  const auto value = options.Get("termBonus");
  const float bonus = value.IsNumber() ? value.As<Napi::Number>().FloatValue() : 0.0f;
  return std::isfinite(bonus) ? std::clamp(bonus, 0.0f, kMaxTermBonus) : 0.0f;
}

}  // namespace

std::vector<std::int16_t> ReadSamples(const Napi::Value& value) {
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_int16_array) {
    throw EngineError("bad-audio", "The audio must be 16-bit samples.");
  }
  const auto pcm = value.As<Napi::Int16Array>();
  return {pcm.Data(), pcm.Data() + pcm.ElementLength()};
}

TranscribeRequest ReadTranscribeRequest(const Napi::Value& pcm, const Napi::Object& options) {
  TranscribeRequest request;
  request.pcm = ReadSamples(pcm);
  request.language = Text(options, "language");
  request.prompt = Text(options, "prompt");
  request.translate = options.Get("translate").ToBoolean();
  request.threads = Threads(options);
  request.beam_size = ClampedNumber(options, "beamSize", 1, kMaxDecoders);
  request.best_of = ClampedNumber(options, "bestOf", 1, kMaxDecoders);
  request.audio_context = ClampedNumber(options, "audioContext", 0, kMaxAudioContext);
  request.temperatures = Temperatures(options);
  request.uses_dtw = Text(options, "wordTimes") == "dtw";
  request.terms = Texts(options, "terms", kMaxTermBytes);
  request.term_bonus = Bonus(options);
  return request;
}

LanguageRequest ReadLanguageRequest(const Napi::Value& pcm, const Napi::Object& options) {
  LanguageRequest request;
  request.pcm = ReadSamples(pcm);
  request.threads = Threads(options);
  const auto allowed = options.Get("allowed");
  if (!allowed.IsArray()) return request;
  const auto list = allowed.As<Napi::Array>();
  for (std::uint32_t i = 0; i < list.Length(); i++) request.allowed.push_back(list.Get(i).ToString().Utf8Value());
  return request;
}

ScoreRequest ReadScoreRequest(const Napi::Value& pcm, const Napi::Object& options) {
  ScoreRequest request;
  request.pcm = ReadSamples(pcm);
  request.language = Text(options, "language");
  request.threads = Threads(options);
  request.audio_context = ClampedNumber(options, "audioContext", 0, kMaxAudioContext);
  request.texts = Texts(options, "texts", kMaxTextBytes);
  return request;
}

LoadRequest ReadLoadRequest(const std::string& path, const Napi::Object& options) {
  LoadRequest request;
  request.path = path;
  request.use_gpu = options.Get("useGpu").ToBoolean();
  request.graphics_card = Text(options, "graphicsCard");
  request.allows_refused_card = options.Get("allowsRefusedCard").ToBoolean();
  request.lanes = ClampedNumber(options, "lanes", 1, kMaxLanes);
  request.is_parakeet = Text(options, "family") == "parakeet";
  request.wants_dtw = options.Get("wantsDtw").ToBoolean();
  return request;
}

}  // namespace stenogram
