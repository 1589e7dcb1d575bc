#include "model_file.h"

#include <cstring>
#include <filesystem>

#include "engine_error.h"

namespace stenogram {

ModelFile::ModelFile(const std::string& path, const CancelFlag* cancel)
    : stream_(std::filesystem::u8path(path), std::ios::binary), cancel_(cancel) {
  if (!stream_) throw EngineError("bad-model", "The model file cannot be opened.");
}

std::size_t ModelFile::Read(void* output, std::size_t size) {
  if (cancel_ && *cancel_) stream_.setstate(std::ios::eofbit | std::ios::failbit);
  stream_.read(static_cast<char*>(output), static_cast<std::streamsize>(size));
  const auto got = static_cast<std::size_t>(stream_.gcount());
  if (got < size) {
    std::memset(static_cast<char*>(output) + got, 0, size - got);
    ended_ = true;
  }
  return got;
}

whisper_model_loader ModelFile::Loader() {
  whisper_model_loader loader{};
  loader.context = this;
  loader.read = [](void* context, void* output, size_t size) {
    return static_cast<ModelFile*>(context)->Read(output, size);
  };
  loader.eof = [](void* context) { return static_cast<ModelFile*>(context)->AtEnd(); };
  loader.close = [](void*) {};
  return loader;
}

}  // namespace stenogram
