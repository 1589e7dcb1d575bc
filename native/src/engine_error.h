#pragma once
#include <stdexcept>
#include <string>

namespace stenogram {

/** `code` is one of engineErrorCodes in native/types.ts; everything that can be expected to go wrong is one of these.
 */
class EngineError : public std::runtime_error {
 public:
  EngineError(std::string code, const std::string& detail) : std::runtime_error(detail), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

struct Failure {
  std::string code;
  std::string detail;
};

/** To be called inside a catch block: what went wrong there, as it crosses to JavaScript. */
Failure CurrentFailure();

}  // namespace stenogram
