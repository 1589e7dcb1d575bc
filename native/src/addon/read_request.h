#pragma once
#include <napi.h>

#include "baton.h"

namespace stenogram {

/** What JavaScript passed, as plain values within the limits of whisper.cpp. Throw EngineError `bad-audio`. */
std::vector<std::int16_t> ReadSamples(const Napi::Value& value);
TranscribeRequest ReadTranscribeRequest(const Napi::Value& pcm, const Napi::Object& options);
LanguageRequest ReadLanguageRequest(const Napi::Value& pcm, const Napi::Object& options);
ScoreRequest ReadScoreRequest(const Napi::Value& pcm, const Napi::Object& options);
LoadRequest ReadLoadRequest(const std::string& path, const Napi::Object& options);

}  // namespace stenogram
