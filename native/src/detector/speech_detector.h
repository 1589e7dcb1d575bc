#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "baton.h"
#include "whisper.h"

namespace stenogram {

/** Silero's model, at one thread. Earlier sound counts: a stream can be fed in pieces. Throws EngineError. */
class SpeechDetector {
 public:
  explicit SpeechDetector(const std::string& path);
  /** One for each 512 samples; what is left over at the end is filled up with silence. */
  std::vector<float> Probabilities(const std::vector<std::int16_t>& pcm, const CancelFlag& cancel);
  /** Forgets earlier sound. */
  void Reset();

 private:
  struct FreeVad {
    void operator()(whisper_vad_context* context) const { whisper_vad_free(context); }
  };
  std::unique_ptr<whisper_vad_context, FreeVad> context_;
  std::mutex mutex_;
};

}  // namespace stenogram
