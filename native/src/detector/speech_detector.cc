#include "detector/speech_detector.h"

#include <algorithm>

#include "engine_error.h"
#include "model_file.h"

namespace stenogram {
namespace {

/** About 30 s, in whole windows of 512. */
constexpr std::size_t kPieceSamples = 512 * 1024;

}  // namespace

SpeechDetector::SpeechDetector(const std::string& path) {
  whisper_log_set([](ggml_log_level, const char*, void*) {}, nullptr);
  ModelFile file(path);
  auto loader = file.Loader();
  auto params = whisper_vad_default_context_params();
  // More threads spend their time waiting for each other: the model is far too small to share.
  params.n_threads = 1;
  params.use_gpu = false;
  context_.reset(whisper_vad_init_with_params(&loader, params));
  if (!context_) throw EngineError("bad-model", "The engine could not read the speech detector's model.");
  Reset();
}

std::vector<float> SpeechDetector::Probabilities(const std::vector<std::int16_t>& pcm, const CancelFlag& cancel) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<float> result;
  std::vector<float> samples;
  // The network keeps its state, so pieces of whole windows give what one call would: a cancel waits for one piece.
  for (std::size_t from = 0; from < pcm.size(); from += kPieceSamples) {
    if (cancel) throw EngineError("aborted", "Cancelled.");
    const auto to = std::min(pcm.size(), from + kPieceSamples);
    samples.clear();
    for (auto at = from; at < to; at++) samples.push_back(static_cast<float>(pcm[at]) / 32768.0f);
    if (!whisper_vad_detect_speech_no_reset(context_.get(), samples.data(), static_cast<int>(samples.size()))) {
      throw EngineError("internal", "The speech detector failed.");
    }
    const auto* probabilities = whisper_vad_probs(context_.get());
    result.insert(result.end(), probabilities, probabilities + whisper_vad_n_probs(context_.get()));
  }
  return result;
}

void SpeechDetector::Reset() {
  const std::lock_guard<std::mutex> lock(mutex_);
  whisper_vad_reset_state(context_.get());
}

}  // namespace stenogram
