// For tests: one call of whisper.cpp by itself, without the checks of ours that stand before it.
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "whisper.h"

namespace {

int LoadModel(const char* path) {
  auto params = whisper_context_default_params();
  params.use_gpu = false;
  auto* context = whisper_init_from_file_with_params_no_state(path, params);
  if (!context) return 3;
  whisper_free(context);
  return 0;
}

int LoadDetector(const char* path) {
  auto params = whisper_vad_default_context_params();
  params.use_gpu = false;
  auto* context = whisper_vad_init_from_file_with_params(path, params);
  if (!context) return 3;
  whisper_vad_free(context);
  return 0;
}

int MakeSpectrogram(const char* path, std::size_t count) {
  auto params = whisper_context_default_params();
  params.use_gpu = false;
  auto* context = whisper_init_from_file_with_params(path, params);
  if (!context) return 3;
  // Of exactly this size, so that AddressSanitizer sees a read past its end.
  const std::vector<float> samples(count, 0.25f);
  const int result = whisper_pcm_to_mel(context, samples.data(), static_cast<int>(samples.size()), 1);
  whisper_free(context);
  return result == 0 ? 0 : 4;
}

}  // namespace

/** `model FILE`, `detector FILE` or `spectrogram FILE SAMPLES`: 0 done, 3 the file was refused, 4 the audio was
 * refused. */
int main(int count, char** values) {
  whisper_log_set([](ggml_log_level, const char*, void*) {}, nullptr);
  if (count == 3 && std::strcmp(values[1], "model") == 0) return LoadModel(values[2]);
  if (count == 3 && std::strcmp(values[1], "detector") == 0) return LoadDetector(values[2]);
  if (count == 4 && std::strcmp(values[1], "spectrogram") == 0) {
    return MakeSpectrogram(values[2], static_cast<std::size_t>(std::stoul(values[3])));
  }
  return 2;
}
