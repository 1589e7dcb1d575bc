// whisper.cpp (a copy with one fault mended, see CMakeLists.txt) is part of this file, because three things need its
// private state:
// - it never hands its abort callback to the backends, so a cancel would wait for a whole encoder pass;
// - it times tokens from the end of the segment before and by the loudness at the start of the audio (see TimeTokens);
// - it does not tell how many tensors a file held.
#include "whisper.cpp"

#include "session.h"

#include <memory>

#include "engine_error.h"
#include "model_file.h"

namespace stenogram {
namespace {

constexpr int kMinSamples = WHISPER_SAMPLE_RATE / 10;
/** best_of of whisper-cli, for the retries at higher temperature. */
constexpr int kBestOf = 5;
/** whisper_full frees the state itself when it returns this. */
constexpr int kStateFreed = -7;

struct FreeContext {
  void operator()(whisper_context* context) const { whisper_free(context); }
};
struct FreeState {
  void operator()(whisper_state* state) const { whisper_free_state(state); }
};

bool IsCancelled(void* data) {
  const auto* flag = static_cast<const std::atomic<const CancelFlag*>*>(data)->load();
  return flag && flag->load(std::memory_order_relaxed);
}

std::unique_ptr<whisper_context, FreeContext> LoadContext(const std::string& path, bool use_gpu) {
  ModelFile file(path);
  whisper_model_loader loader{};
  loader.context = &file;
  loader.read = [](void* context, void* output, size_t size) {
    return static_cast<ModelFile*>(context)->Read(output, size);
  };
  loader.eof = [](void* context) { return static_cast<ModelFile*>(context)->AtEnd(); };
  loader.close = [](void*) {};
  auto params = whisper_context_default_params();
  params.use_gpu = use_gpu;
  params.flash_attn = true;
  return std::unique_ptr<whisper_context, FreeContext>(whisper_init_with_params_no_state(&loader, params));
}

/** One call of Transcribe: what whisper.cpp's callbacks need. */
struct Run {
  std::vector<float> samples;
  TranscribeListener& listener;
  std::int64_t total_ms;
  std::int64_t reported_ms = -1;
  /** Where the present 30 s window starts, in 10 ms; whisper.cpp keeps it in a local variable. */
  std::int64_t window_start = 0;
  bool is_first_of_window = true;

  std::int64_t ToMs(std::int64_t centiseconds) const {
    return std::clamp<std::int64_t>(centiseconds * 10, 0, total_ms);
  }
  void Report(std::int64_t done_ms) {
    done_ms = std::clamp<std::int64_t>(done_ms, 0, total_ms);
    if (done_ms <= reported_ms) return;
    reported_ms = done_ms;
    listener.OnProgress(done_ms, total_ms);
  }
};

void FindWindowStart(const whisper_context& context, const whisper_segment& segment, Run& run) {
  const auto first_timestamp = context.vocab.token_beg;
  const auto& first = segment.tokens.front();
  const auto& last = segment.tokens.back();
  if (last.id > first_timestamp) {
    run.window_start = segment.t1 - 2 * (last.tid - first_timestamp);
  } else if (run.is_first_of_window) {
    run.window_start = segment.t0 - 2 * (first.tid - first_timestamp);
  }
  run.is_first_of_window = false;
}

/**
 * whisper.cpp's own timing of tokens, given what it expects. By itself it starts the first token where the segment
 * before ended, although there was a pause; it looks the loudness up from the start of the segment, but in that of the
 * whole audio; and it counts time from whichever window last began at 0.00.
 */
void TimeTokens(whisper_context& context, whisper_state& state, Run& run) {
  auto& segment = state.result_all.back();
  if (segment.tokens.empty()) return;
  FindWindowStart(context, segment, run);
  const auto count = static_cast<std::int64_t>(run.samples.size());
  const auto from = std::clamp<std::int64_t>(segment.t0 * WHISPER_SAMPLE_RATE / 100, 0, count);
  const auto to = std::clamp<std::int64_t>(segment.t1 * WHISPER_SAMPLE_RATE / 100, from, count);
  state.energy = get_signal_energy(run.samples.data() + from, static_cast<int>(to - from), 32);
  state.t_beg = run.window_start;
  state.t_last = segment.t0;
  state.tid_last = context.vocab.token_beg + static_cast<whisper_token>((segment.t0 - run.window_start) / 2);
  if (state.energy.empty()) return;
  whisper_exp_compute_token_level_timestamps(context, state, static_cast<int>(state.result_all.size()) - 1, 0.01f,
                                             0.01f);
}

Segment CopySegment(const whisper_context& context, const whisper_segment& source, const Run& run) {
  Segment segment;
  segment.start_ms = run.ToMs(source.t0);
  segment.end_ms = std::max(segment.start_ms, run.ToMs(source.t1));
  segment.no_speech_probability = source.no_speech_prob;
  for (const auto& token : source.tokens) {
    if (token.id >= context.vocab.token_eot) continue;
    segment.tokens.push_back({context.vocab.id_to_token.at(token.id), run.ToMs(std::max<std::int64_t>(token.t0, 0)),
                              run.ToMs(std::max<std::int64_t>(token.t1, 0)), token.p, token.plog});
  }
  return segment;
}

void OnNewSegment(whisper_context* context, whisper_state* state, int, void* data) {
  auto& run = *static_cast<Run*>(data);
  TimeTokens(*context, *state, run);
  auto segment = CopySegment(*context, state->result_all.back(), run);
  const auto end_ms = segment.end_ms;
  run.listener.OnSegment(std::move(segment));
  run.Report(end_ms);
}

void OnProgress(whisper_context*, whisper_state*, int percent, void* data) {
  auto& run = *static_cast<Run*>(data);
  run.is_first_of_window = true;
  run.Report(run.total_ms * std::clamp(percent, 0, 100) / 100);
}

class WhisperSession : public Session {
 public:
  explicit WhisperSession(std::unique_ptr<whisper_context, FreeContext> context) : context_(std::move(context)) {
    PrepareState();
  }

  ModelDetails Details() const override {
    return {whisper_model_type_readable(context_.get()), context_->vocab.is_multilingual(),
            context_->model.hparams.n_vocab, context_->model.hparams.n_audio_ctx};
  }

  std::string Transcribe(const TranscribeRequest& request, const CancelFlag& cancel,
                         TranscribeListener& listener) override {
    if (request.pcm.size() < kMinSamples) throw EngineError("bad-audio", "The audio is shorter than 100 ms.");
    CheckLanguage(request.language);
    PrepareState();
    cancel_ = &cancel;
    struct Reset {
      std::atomic<const CancelFlag*>& cancel;
      ~Reset() { cancel = nullptr; }
    } reset{cancel_};
    Run run{{}, listener, static_cast<std::int64_t>(request.pcm.size()) * 1000 / WHISPER_SAMPLE_RATE};
    run.samples.reserve(request.pcm.size());
    for (const auto sample : request.pcm) run.samples.push_back(static_cast<float>(sample) / 32768.0f);
    try {
      const auto language = ResolveLanguage(request, run, cancel);
      RunWhisper(request, language, run, cancel);
      run.Report(run.total_ms);
      return language;
    } catch (...) {
      // What was half computed is thrown away; the next call makes a new state.
      state_.reset();
      throw;
    }
  }

 private:
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

  /** Makes the state where there is none, and puts the random numbers back to where a new one has them. */
  void PrepareState() {
    if (!state_) {
      state_.reset(whisper_init_state(context_.get()));
      if (!state_) throw EngineError("out-of-memory", "There is not enough memory for this model.");
      for (auto* backend : state_->backends) SetAbortCallback(backend);
    }
    state_->decoders[0].rng = std::mt19937(0);
  }

  void SetAbortCallback(ggml_backend_t backend) {
    auto* device = ggml_backend_get_device(backend);
    auto* registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
    if (!registry) return;
    auto* set_callback = reinterpret_cast<ggml_backend_set_abort_callback_t>(
        ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback"));
    if (set_callback) set_callback(backend, IsCancelled, &cancel_);
  }

  std::string ResolveLanguage(const TranscribeRequest& request, Run& run, const CancelFlag& cancel) {
    if (request.language != "auto") {
      run.listener.OnLanguage(request.language, 1.0f);
      return request.language;
    }
    if (!context_->vocab.is_multilingual()) {
      run.listener.OnLanguage("en", 1.0f);
      return "en";
    }
    if (whisper_pcm_to_mel_with_state(context_.get(), state_.get(), run.samples.data(),
                                      static_cast<int>(run.samples.size()), request.threads) != 0) {
      throw EngineError("internal", "The spectrogram could not be computed.");
    }
    std::vector<float> probabilities(whisper_lang_max_id() + 1, 0.0f);
    const int found =
        whisper_lang_auto_detect_with_state(context_.get(), state_.get(), 0, request.threads, probabilities.data());
    if (found < 0) ThrowFailure(found, cancel);
    const auto known = std::min<std::size_t>(probabilities.size(), context_->vocab.num_languages());
    const auto best = std::max_element(probabilities.begin(), probabilities.begin() + known);
    const std::string language = whisper_lang_str(static_cast<int>(best - probabilities.begin()));
    run.listener.OnLanguage(language, *best);
    return language;
  }

  void RunWhisper(const TranscribeRequest& request, const std::string& language, Run& run, const CancelFlag& cancel) {
    const bool greedy = request.beam_size <= 1;
    auto params = whisper_full_default_params(greedy ? WHISPER_SAMPLING_GREEDY : WHISPER_SAMPLING_BEAM_SEARCH);
    params.greedy.best_of = kBestOf;
    params.beam_search.beam_size = request.beam_size;
    params.n_threads = request.threads;
    params.language = language.c_str();
    params.translate = request.translate;
    params.initial_prompt = request.prompt.c_str();
    params.print_progress = false;
    params.print_timestamps = false;
    params.new_segment_callback = OnNewSegment;
    params.new_segment_callback_user_data = &run;
    params.progress_callback = OnProgress;
    params.progress_callback_user_data = &run;
    params.abort_callback = IsCancelled;
    params.abort_callback_user_data = &cancel_;
    const int result = whisper_full_with_state(context_.get(), state_.get(), params, run.samples.data(),
                                               static_cast<int>(run.samples.size()));
    if (result == kStateFreed) (void)state_.release();
    if (result != 0 || cancel) ThrowFailure(result, cancel);
  }

  [[noreturn]] static void ThrowFailure(int result, const CancelFlag& cancel) {
    if (cancel) throw EngineError("aborted", "Cancelled.");
    if (result == kStateFreed) throw EngineError("out-of-memory", "There is not enough memory for this model.");
    throw EngineError("internal", "whisper.cpp stopped with " + std::to_string(result) + ".");
  }

  std::unique_ptr<whisper_context, FreeContext> context_;
  std::unique_ptr<whisper_state, FreeState> state_;
  std::atomic<const CancelFlag*> cancel_{nullptr};
};

}  // namespace

std::shared_ptr<Session> LoadSession(const std::string& path, bool use_gpu) {
  // Silence: what matters comes back as an error, and the worker's stderr is kept for crashes.
  whisper_log_set([](ggml_log_level, const char*, void*) {}, nullptr);
  auto context = LoadContext(path, use_gpu);
  if (!context) throw EngineError("bad-model", "The engine could not read the model.");
  // A file that ends before its tensors would be taken for an empty model made for tests.
  if (context->model.n_loaded != static_cast<int>(context->model.tensors.size())) {
    throw EngineError("bad-model", "The model file has " + std::to_string(context->model.n_loaded) + " of " +
                                       std::to_string(context->model.tensors.size()) + " tensors.");
  }
  // whisper.cpp looks it up for every window, where not finding it is an exception on a thread of its own.
  if (context->vocab.token_to_id.count(" ") == 0) throw EngineError("bad-model", "The vocabulary has no space.");
  return std::make_shared<WhisperSession>(std::move(context));
}

}  // namespace stenogram
