#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

/** What goes into the worker thread and what comes out: plain values only, so no JavaScript is touched in there. */
namespace stenogram {

struct ModelDetails {
  std::string size_class;
  bool is_multilingual = false;
  int vocabulary_size = 0;
  int audio_context = 0;
  /** How many transcriptions can run at the same time. */
  int lanes = 1;
  /** It can compute how likely it finds texts that are given. */
  bool can_score = false;
};

struct LoadRequest {
  std::string path;
  /** Parakeet instead of Whisper. */
  bool is_parakeet = false;
  bool use_gpu = false;
  /** Of ListGraphicsCards; empty for none, or for whichever the system's own kind of acceleration takes. */
  std::string graphics_card;
  /** Also a card that is refused to users: a driver that draws with the processor, for tests. */
  bool allows_refused_card = false;
  int lanes = 1;
  /** Keeps the attention weights, from which word times can be read; decoding is slower without flash attention. */
  bool wants_dtw = false;
};

struct TranscribeRequest {
  std::vector<std::int16_t> pcm;
  /** A Whisper code or `auto`. */
  std::string language;
  bool translate = false;
  std::string prompt;
  int threads = 1;
  int beam_size = 5;
  int best_of = 5;
  /** Encoder frames of 20 ms; 0 for all of them. */
  int audio_context = 0;
  /** The first is the first try. */
  std::vector<float> temperatures;
  /** Word times from attention, where the model was loaded for it. */
  bool uses_dtw = false;
  /** Names and terms to expect, as they are written. */
  std::vector<std::string> terms;
  /** In nats, for each of their tokens; see TermBiasLimits. */
  float term_bonus = 0;
};

struct ScoreRequest {
  std::vector<std::int16_t> pcm;
  std::string language;
  int threads = 1;
  int audio_context = 0;
  /** Each with `<|1.20|>` where the model writes a time. */
  std::vector<std::string> texts;
};

struct LanguageRequest {
  std::vector<std::int16_t> pcm;
  /** Whisper codes; empty for all the model knows. */
  std::vector<std::string> allowed;
  int threads = 1;
};

struct LanguageGuess {
  std::string code;
  float probability = 0;
};

struct Token {
  /** May end, or begin, inside a UTF-8 character. */
  std::string bytes;
  int id = 0;
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  float probability = 0;
  float log_probability = 0;
};

struct Segment {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  float no_speech_probability = 0;
  float temperature = 0;
  /** Text tokens only, none of the special ones. */
  std::vector<Token> tokens;
};

/** Called on the worker thread, in this order: one language, then progress and segments mixed. */
class TranscribeListener {
 public:
  virtual ~TranscribeListener() = default;
  virtual void OnLanguage(const std::string& code, float probability) = 0;
  virtual void OnProgress(std::int64_t done_ms, std::int64_t total_ms) = 0;
  virtual void OnSegment(Segment segment) = 0;
};

using CancelFlag = std::atomic<bool>;

}  // namespace stenogram
