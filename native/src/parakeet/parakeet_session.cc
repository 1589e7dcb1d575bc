// parakeet.cpp is part of this file, as whisper.cpp is of session.cc: it never hands its abort callback to the backends, so
// a cancel would wait for a whole encoder pass.
#ifdef _MSC_VER
#pragma warning(push, 0)
#endif
#include "parakeet.cpp"
#ifdef _MSC_VER
#pragma warning(pop)
#endif

#include <memory>

#include "engine_error.h"
#include "model_file.h"
#include "session/lane_pool.h"
#include "session/session.h"

namespace stenogram {
namespace {

constexpr int kMinSamples = PARAKEET_SAMPLE_RATE / 10;
/** Of the spectrogram, in which parakeet.cpp counts time. */
constexpr std::int64_t kFrameMs = 10;
/** A pause this long between words begins another segment. */
constexpr std::int64_t kPauseMs = 800;
/** A token without a length of its own is this long at most. */
constexpr std::int64_t kShortTokenMs = 80;

struct FreeParakeet {
  void operator()(parakeet_context* context) const { parakeet_free(context); }
  void operator()(parakeet_state* state) const { parakeet_free_state(state); }
};

/** What one transcription needs for itself. */
struct ParakeetLane {
  std::unique_ptr<parakeet_state, FreeParakeet> state;
  std::atomic<const CancelFlag*> cancel{nullptr};
  bool is_busy = false;
};

bool IsLaneCancelled(void* data) {
  const auto* flag = static_cast<const std::atomic<const CancelFlag*>*>(data)->load();
  return flag && flag->load(std::memory_order_relaxed);
}

void PrepareParakeetLane(parakeet_context* context, ParakeetLane& lane) {
  if (lane.state) return;
  lane.state.reset(parakeet_init_state(context));
  if (!lane.state) throw EngineError("out-of-memory", "There is not enough memory for this model.");
  for (auto* backend : lane.state->backends) {
    auto* device = ggml_backend_get_device(backend);
    auto* registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
    if (!registry) continue;
    auto* set_callback = reinterpret_cast<ggml_backend_set_abort_callback_t>(
        ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback"));
    if (set_callback) set_callback(backend, IsLaneCancelled, &lane.cancel);
  }
}

/** What the callback of a token is given: parakeet.cpp's own probability overflows where logits are large. */
struct Probabilities {
  std::vector<float> logs;
};

void OnToken(parakeet_context* context, parakeet_state* state, const parakeet_token_data* token, void* data) {
  const auto count = static_cast<std::size_t>(context->vocab.token_blank) + 1;
  const auto begin = state->logits.begin();
  const float highest = *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(count));
  double sum = 0;
  for (std::size_t i = 0; i < count; i++) sum += std::exp(static_cast<double>(state->logits[i] - highest));
  const double log = state->logits[static_cast<std::size_t>(token->id)] - highest - std::log(sum);
  static_cast<Probabilities*>(data)->logs.push_back(static_cast<float>(log));
}

bool EndsSentence(const std::string& bytes) {
  if (bytes.empty()) return false;
  return std::string(".?!").find(bytes.back()) != std::string::npos;
}

class ParakeetSession : public Session {
 public:
  ParakeetSession(std::unique_ptr<parakeet_context, FreeParakeet> context, int lanes, const CancelFlag& cancel)
      : context_(std::move(context)),
        lanes_(lanes, cancel, [this](ParakeetLane& lane) { PrepareParakeetLane(context_.get(), lane); }) {}

  void WakeWaiting() override { lanes_.WakeWaiting(); }

  ModelDetails Details() const override {
    const auto& numbers = context_->model.hparams;
    return {"parakeet", true, numbers.n_vocab, numbers.n_audio_ctx, lanes_.Count(), false};
  }

  std::string Transcribe(const TranscribeRequest& request, const CancelFlag& cancel,
                         TranscribeListener& listener) override {
    if (request.pcm.size() < kMinSamples) throw EngineError("bad-audio", "The audio is shorter than 100 ms.");
    LanePool<ParakeetLane>::Lease lease(lanes_, cancel);
    auto& lane = lease.lane();
    if (cancel) throw EngineError("aborted", "Cancelled.");
    PrepareParakeetLane(context_.get(), lane);
    const auto total_ms = static_cast<std::int64_t>(request.pcm.size()) * 1000 / PARAKEET_SAMPLE_RATE;
    listener.OnLanguage(request.language, 1.0f);
    listener.OnProgress(0, total_ms);
    try {
      for (auto& segment : Segments(Tokens(request, lane, total_ms, cancel), total_ms)) {
        listener.OnSegment(std::move(segment));
      }
    } catch (...) {
      // What was half computed is thrown away; the next call makes a new state.
      lane.state.reset();
      throw;
    }
    listener.OnProgress(total_ms, total_ms);
    return request.language;
  }

  std::vector<LanguageGuess> DetectLanguage(const LanguageRequest&, const CancelFlag&) override {
    throw EngineError("internal", "This model does not tell the language.");
  }

  std::vector<double> Score(const ScoreRequest&, const CancelFlag&) override {
    throw EngineError("internal", "This model does not compare texts.");
  }

 private:
  std::vector<Token> Tokens(const TranscribeRequest& request, ParakeetLane& lane, std::int64_t total_ms,
                            const CancelFlag& cancel) {
    std::vector<float> samples;
    samples.reserve(request.pcm.size());
    for (const auto sample : request.pcm) samples.push_back(static_cast<float>(sample) / 32768.0f);
    Probabilities probabilities;
    auto params = parakeet_full_default_params(PARAKEET_SAMPLING_GREEDY);
    params.n_threads = request.threads;
    params.new_token_callback = OnToken;
    params.new_token_callback_user_data = &probabilities;
    params.abort_callback = IsLaneCancelled;
    params.abort_callback_user_data = &lane.cancel;
    const int result = parakeet_full_with_state(context_.get(), lane.state.get(), params, samples.data(),
                                                static_cast<int>(samples.size()));
    if (cancel) throw EngineError("aborted", "Cancelled.");
    if (result != 0) throw EngineError("internal", "parakeet.cpp stopped with " + std::to_string(result) + ".");
    std::vector<Token> tokens;
    std::size_t nth = 0;
    for (const auto& segment : lane.state->result_all) {
      for (const auto& token : segment.tokens) {
        const float log = nth < probabilities.logs.size() ? probabilities.logs[nth] : 0.0f;
        nth++;
        // Weights that are not numbers give probabilities that are none: a text must not be made of them.
        if (!std::isfinite(log)) throw EngineError("bad-model", "The model computes no numbers.");
        auto bytes = Bytes(token.id);
        if (bytes.empty()) continue;
        const auto start = std::clamp<std::int64_t>(token.t0 * kFrameMs, 0, total_ms);
        const auto end = std::clamp<std::int64_t>(token.t1 * kFrameMs, start, total_ms);
        tokens.push_back({std::move(bytes), token.id, start, end, std::exp(log), log});
      }
    }
    for (std::size_t i = 0; i < tokens.size(); i++) {
      const auto next = i + 1 < tokens.size() ? tokens[i + 1].start_ms : total_ms;
      if (tokens[i].end_ms > tokens[i].start_ms) continue;
      tokens[i].end_ms = std::max(tokens[i].start_ms, std::min(next, tokens[i].start_ms + kShortTokenMs));
    }
    return tokens;
  }

  /** A piece of SentencePiece as text: its mark of a word's start is a space; empty for what is no text. */
  std::string Bytes(int id) const {
    const auto found = context_->vocab.id_to_token.find(id);
    if (found == context_->vocab.id_to_token.end()) return {};
    const auto& piece = found->second;
    if (piece.size() == 6 && piece.compare(0, 3, "<0x") == 0 && piece[5] == '>') {
      return std::string(1, static_cast<char>(std::strtol(piece.substr(3, 2).c_str(), nullptr, 16)));
    }
    if (piece.size() > 2 && piece.front() == '<' && piece.back() == '>') return {};
    return sentencepiece_piece_to_text(piece, false);
  }

  /** Whole sentences, or what is said without a pause. */
  static std::vector<Segment> Segments(std::vector<Token> tokens, std::int64_t total_ms) {
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < tokens.size(); i++) {
      const bool begins_word = tokens[i].bytes[0] == ' ';
      const bool is_new = i == 0 || (begins_word && (EndsSentence(tokens[i - 1].bytes) ||
                                                     tokens[i].start_ms - tokens[i - 1].end_ms > kPauseMs));
      if (is_new) segments.emplace_back();
      auto& segment = segments.back();
      if (is_new) segment.start_ms = tokens[i].start_ms;
      segment.end_ms = std::clamp(tokens[i].end_ms, segment.start_ms, total_ms);
      segment.tokens.push_back(tokens[i]);
    }
    return segments;
  }

  std::unique_ptr<parakeet_context, FreeParakeet> context_;
  LanePool<ParakeetLane> lanes_;
};

}  // namespace

std::shared_ptr<Session> LoadParakeet(const LoadRequest& request, const CancelFlag& cancel) {
  parakeet_log_set([](ggml_log_level, const char*, void*) {}, nullptr);
  ModelFile file(request.path, &cancel);
  parakeet_model_loader loader{};
  loader.context = &file;
  loader.read = [](void* context, void* output, std::size_t size) {
    return static_cast<ModelFile*>(context)->Read(output, size);
  };
  loader.eof = [](void* context) { return static_cast<ModelFile*>(context)->AtEnd(); };
  loader.close = [](void*) {};
  auto params = parakeet_context_default_params();
  params.use_gpu = request.use_gpu;
  std::unique_ptr<parakeet_context, FreeParakeet> context(parakeet_init_with_params_no_state(&loader, params));
  if (cancel) throw EngineError("aborted", "Cancelled.");
  if (!context) throw EngineError("bad-model", "The engine could not read the model.");
  if (context->model.n_loaded != static_cast<int>(context->model.tensors.size())) {
    throw EngineError("bad-model", "The model file ends before its tensors do.");
  }
  return std::make_shared<ParakeetSession>(std::move(context), request.lanes, cancel);
}

}  // namespace stenogram
