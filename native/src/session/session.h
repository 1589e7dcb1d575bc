#pragma once
#include <memory>
#include <string>
#include <vector>

#include "baton.h"

namespace stenogram {

/**
 * A loaded model. Every method may throw EngineError and may be called from several threads: as many calls as there are
 * lanes run at the same time, others wait.
 */
class Session {
 public:
  virtual ~Session() = default;
  virtual ModelDetails Details() const = 0;
  /** Returns the language spoken, as given or detected. Throws `aborted` soon after `cancel` turns true. */
  virtual std::string Transcribe(const TranscribeRequest& request, const CancelFlag& cancel,
                                 TranscribeListener& listener) = 0;
  /** Best first, among those allowed, adding up to 1. */
  virtual std::vector<LanguageGuess> DetectLanguage(const LanguageRequest& request, const CancelFlag& cancel) = 0;
  /** In nats, in the order of the texts; more is likelier. */
  virtual std::vector<double> Score(const ScoreRequest& request, const CancelFlag& cancel) = 0;
  /** To be called after the cancel flag of a call was set: one that waits for a lane checks it then. */
  virtual void WakeWaiting() = 0;
};

/** Throw EngineError, `aborted` soon after `cancel` turns true. */
std::shared_ptr<Session> LoadWhisper(const LoadRequest& request, const CancelFlag& cancel);
std::shared_ptr<Session> LoadParakeet(const LoadRequest& request, const CancelFlag& cancel);

}  // namespace stenogram
