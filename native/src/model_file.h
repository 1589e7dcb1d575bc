#pragma once
#include <cstdint>
#include <fstream>
#include <string>

#include "baton.h"
#include "whisper.h"

namespace stenogram {

/**
 * Reads a model for whisper.cpp, which by itself opens paths in the narrow encoding of Windows.
 * A short read leaves zeros, so a file that ends early gives no random lengths to the parser.
 */
class ModelFile {
 public:
  /** `path` is UTF-8. Throws EngineError `bad-model` when it cannot be opened. Once cancelled, it is at its end. */
  explicit ModelFile(const std::string& path, const CancelFlag* cancel = nullptr);
  std::size_t Read(void* output, std::size_t size);
  bool AtEnd() const { return ended_; }
  /** For whisper.cpp's functions that read a model; valid as long as this file. */
  whisper_model_loader Loader();

 private:
  std::ifstream stream_;
  const CancelFlag* cancel_;
  bool ended_ = false;
};

}  // namespace stenogram
