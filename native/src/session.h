#pragma once
#include <memory>
#include <string>

#include "baton.h"

namespace stenogram {

/** A loaded model. Every method may throw EngineError; transcriptions of one session must not overlap. */
class Session {
 public:
  virtual ~Session() = default;
  virtual ModelDetails Details() const = 0;
  /** Returns the language spoken, as given or detected. Throws `aborted` soon after `cancel` turns true. */
  virtual std::string Transcribe(const TranscribeRequest& request, const CancelFlag& cancel,
                                 TranscribeListener& listener) = 0;
};

std::shared_ptr<Session> LoadSession(const std::string& path, bool use_gpu);

}  // namespace stenogram
