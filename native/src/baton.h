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
};

struct TranscribeRequest {
  std::vector<std::int16_t> pcm;
  /** A Whisper code or `auto`. */
  std::string language;
  bool translate = false;
  std::string prompt;
  int threads = 1;
  int beam_size = 5;
};

struct Token {
  /** May end, or begin, inside a UTF-8 character. */
  std::string bytes;
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  float probability = 0;
  float log_probability = 0;
};

struct Segment {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  float no_speech_probability = 0;
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
