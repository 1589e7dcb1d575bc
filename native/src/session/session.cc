// whisper.cpp (a copy with the changes of native/patches) is part of this file, because these things need its private
// state:
// - it never hands its abort callback to the backends, so a cancel would wait for a whole encoder pass;
// - it times tokens from the end of the segment before and by the loudness at the start of the audio (see TimeTokens);
// - it does not report how many tensors a file held, nor the temperature a segment was decoded with.
// Found in a folder of system headers, so that its warnings are silent and ours are not; MSVC is configured here.
#ifdef _MSC_VER
#pragma warning(push, 0)
#endif
#include "whisper.cpp"
#ifdef _MSC_VER
#pragma warning(pop)
#endif

#include "session/session.h"

#include <memory>

#include "engine_error.h"
#include "session/lanes.h"
#include "session/load_context.h"
#include "session/expected_terms.h"
#include "session/score_texts.h"
#include "session/transcribe_run.h"

namespace stenogram {
namespace {

constexpr int kMinSamples = WHISPER_SAMPLE_RATE / 10;
constexpr int kSamplesPerFrame = WHISPER_SAMPLE_RATE / 50;
/** whisper_full frees the state itself when it returns this. */
constexpr int kStateFreed = -7;

std::vector<float> ToFloats(const std::vector<std::int16_t>& pcm) {
  std::vector<float> samples;
  samples.reserve(pcm.size());
  for (const auto sample : pcm) samples.push_back(static_cast<float>(sample) / 32768.0f);
  return samples;
}

[[noreturn]] void ThrowFailure(int result, const CancelFlag& cancel) {
  if (cancel) throw EngineError("aborted", "Cancelled.");
  if (result == kStateFreed) throw EngineError("out-of-memory", "There is not enough memory for this model.");
  throw EngineError("internal", "whisper.cpp stopped with " + std::to_string(result) + ".");
}

class WhisperSession : public Session {
 private:
  template <typename Work>
  auto InLane(const CancelFlag& cancel, Work work) {
    LanePool<Lane>::Lease lease(lanes_, cancel);
    auto& lane = lease.lane();
    if (cancel) throw EngineError("aborted", "Cancelled.");
    PrepareLane(context_.get(), lane);
    try {
      return work(lane);
    } catch (...) {
      // What was half computed is thrown away; the next call makes a new state.
      lane.state.reset();
      throw;
    }
  }

 public:
  WhisperSession(ContextPointer context, int lanes, const CancelFlag& cancel)
      : context_(std::move(context)), lanes_(lanes, cancel, [this](Lane& lane) { PrepareLane(context_.get(), lane); }) {}

  void WakeWaiting() override { lanes_.WakeWaiting(); }

  ModelDetails Details() const override {
    return {whisper_model_type_readable(context_.get()), context_->vocab.is_multilingual(),
            context_->model.hparams.n_vocab, context_->model.hparams.n_audio_ctx, lanes_.Count(), true};
  }

  std::string Transcribe(const TranscribeRequest& request, const CancelFlag& cancel,
                         TranscribeListener& listener) override {
    CheckLength(request.pcm);
    CheckLanguage(request.language);
    return InLane(cancel, [&](Lane& lane) {
      Run run{ToFloats(request.pcm), listener,
              static_cast<std::int64_t>(request.pcm.size()) * 1000 / WHISPER_SAMPLE_RATE};
      run.uses_dtw = request.uses_dtw && context_->params.dtw_token_timestamps;
      const auto language = ResolveLanguage(request, run, lane, cancel);
      RunWhisper(request, language, run, lane, cancel);
      run.Report(run.total_ms);
      return language;
    });
  }

  std::vector<LanguageGuess> DetectLanguage(const LanguageRequest& request, const CancelFlag& cancel) override {
    CheckLength(request.pcm);
    for (const auto& code : request.allowed) CheckLanguage(code);
    if (!context_->vocab.is_multilingual()) return {{"en", 1.0f}};
    return InLane(cancel, [&](Lane& lane) {
      return Guess(ToFloats(request.pcm), request.allowed, request.threads, lane, cancel);
    });
  }

  std::vector<double> Score(const ScoreRequest& request, const CancelFlag& cancel) override {
    CheckLength(request.pcm);
    CheckLanguage(request.language);
    if (request.language == "auto") throw EngineError("unknown-language", "Texts are compared in one language.");
    return InLane(cancel, [&](Lane& lane) {
      auto& state = *lane.state;
      const auto samples = ToFloats(request.pcm);
      const int context = AudioContext(request.audio_context, request.pcm.size());
      PrepareCrossAttention(lane, context);
      state.exp_n_audio_ctx = context;
      const int count = static_cast<int>(samples.size());
      if (whisper_pcm_to_mel_with_state(context_.get(), &state, samples.data(), count, request.threads) != 0 ||
          whisper_encode_with_state(context_.get(), &state, 0, request.threads) != 0) {
        ThrowFailure(-1, cancel);
      }
      return ScoreTexts(*context_, state, request, cancel);
    });
  }

 private:
  static void CheckLength(const std::vector<std::int16_t>& pcm) {
    if (pcm.size() < kMinSamples) throw EngineError("bad-audio", "The audio is shorter than 100 ms.");
  }

  void CheckLanguage(const std::string& language) const {
    if (language == "auto") return;
    const int id = whisper_lang_id(language.c_str());
    // Names such as "english" have ids too, and the last language is known to the newest vocabulary only.
    if (id < 0 || whisper_lang_str(id) != language ||
        (context_->vocab.is_multilingual() && id >= context_->vocab.num_languages())) {
      throw EngineError("unknown-language", "The model does not know the language \"" + language + "\".");
    }
    if (!context_->vocab.is_multilingual() && language != "en") {
      throw EngineError("unknown-language", "This model understands English only.");
    }
  }

  std::vector<LanguageGuess> Guess(const std::vector<float>& samples, const std::vector<std::string>& allowed,
                                   int threads, Lane& lane, const CancelFlag& cancel) {
    auto& state = *lane.state;
    PrepareCrossAttention(lane, 0);
    if (whisper_pcm_to_mel_with_state(context_.get(), &state, samples.data(), static_cast<int>(samples.size()),
                                      threads) != 0) {
      throw EngineError("internal", "The spectrogram could not be computed.");
    }
    std::vector<float> probabilities(whisper_lang_max_id() + 1, 0.0f);
    const int found = whisper_lang_auto_detect_with_state(context_.get(), &state, 0, threads, probabilities.data());
    if (found < 0) ThrowFailure(found, cancel);
    std::vector<LanguageGuess> guesses;
    float sum = 0;
    const auto known = std::min<std::size_t>(probabilities.size(), context_->vocab.num_languages());
    for (std::size_t id = 0; id < known; id++) {
      const std::string code = whisper_lang_str(static_cast<int>(id));
      if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), code) == allowed.end()) continue;
      guesses.push_back({code, probabilities[id]});
      sum += probabilities[id];
    }
    for (auto& guess : guesses) guess.probability = sum > 0 ? guess.probability / sum : 1.0f / guesses.size();
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    return guesses;
  }

  std::string ResolveLanguage(const TranscribeRequest& request, Run& run, Lane& lane, const CancelFlag& cancel) {
    LanguageGuess language{request.language, 1.0f};
    if (language.code == "auto") {
      language = context_->vocab.is_multilingual()
                     ? Guess(run.samples, {}, request.threads, lane, cancel).front()
                     : LanguageGuess{"en", 1.0f};
    }
    run.listener.OnLanguage(language.code, language.probability);
    return language.code;
  }

  /**
   * Never fewer frames than the audio has: what is cut off would be lost without a word. Whole steps of 256, as
   * whisper.cpp's decoder attends to that many without a mask: what lies between would be left from earlier windows.
   */
  int AudioContext(int wanted, std::size_t samples) const {
    const int whole = context_->model.hparams.n_audio_ctx;
    if (wanted <= 0) return 0;
    const auto needed = static_cast<int>(std::min<std::size_t>(samples / kSamplesPerFrame + 2, whole));
    const int frames = (std::clamp(wanted, needed, whole) + 255) / 256 * 256;
    return frames >= whole ? 0 : frames;
  }

  void RunWhisper(const TranscribeRequest& request, const std::string& language, Run& run, Lane& lane,
                  const CancelFlag& cancel) {
    const bool is_greedy = request.beam_size <= 1;
    auto params = whisper_full_default_params(is_greedy ? WHISPER_SAMPLING_GREEDY : WHISPER_SAMPLING_BEAM_SEARCH);
    params.greedy.best_of = request.best_of;
    params.beam_search.beam_size = request.beam_size;
    params.n_threads = request.threads;
    params.language = language.c_str();
    params.translate = request.translate;
    params.initial_prompt = request.prompt.c_str();
    params.audio_ctx = AudioContext(request.audio_context, request.pcm.size());
    params.print_progress = false;
    params.print_timestamps = false;
    params.new_segment_callback = OnNewSegment;
    params.new_segment_callback_user_data = &run;
    params.progress_callback = OnProgress;
    params.progress_callback_user_data = &run;
    params.abort_callback = IsCancelled;
    params.abort_callback_user_data = &lane.cancel;
    ExpectedTerms terms{ExpectedBias(*context_, request), context_->vocab.token_eot};
    if (!terms.bias.IsEmpty()) {
      params.logits_filter_callback = RaiseTerms;
      params.logits_filter_callback_user_data = &terms;
    }
    PrepareCrossAttention(lane, params.audio_ctx);
    lane.state->wanted_temperatures = request.temperatures;
    lane.state->wants_dtw = run.uses_dtw;
    const int result = whisper_full_with_state(context_.get(), lane.state.get(), params, run.samples.data(),
                                               static_cast<int>(run.samples.size()));
    if (result == kStateFreed) (void)lane.state.release();
    if (result != 0 || cancel) ThrowFailure(result, cancel);
  }

  ContextPointer context_;
  LanePool<Lane> lanes_;
};

}  // namespace

std::shared_ptr<Session> LoadWhisper(const LoadRequest& request, const CancelFlag& cancel) {
  // Silence: what matters comes back as an error, and the worker's stderr is kept for crashes.
  whisper_log_set([](ggml_log_level, const char*, void*) {}, nullptr);
  return std::make_shared<WhisperSession>(LoadContext(request, cancel), request.lanes, cancel);
}

}  // namespace stenogram
