// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <algorithm>
#include <memory>

#include "baton.h"
#include "engine_error.h"
#include "model_file.h"
#include "vulkan/graphics_cards.h"

namespace stenogram {

struct FreeContext {
  void operator()(whisper_context* context) const { whisper_free(context); }
};
using ContextPointer = std::unique_ptr<whisper_context, FreeContext>;

/** Which heads of attention follow the audio was measured by the model's publisher, for each published size. */
inline whisper_alignment_heads_preset AlignmentHeads(const whisper_context& context) {
  const auto& numbers = context.model.hparams;
  const bool is_multilingual = context.vocab.is_multilingual();
  switch (numbers.n_text_layer) {
    case 4:
      if (numbers.n_audio_layer == 32) return WHISPER_AHEADS_LARGE_V3_TURBO;
      return is_multilingual ? WHISPER_AHEADS_TINY : WHISPER_AHEADS_TINY_EN;
    case 6:
      return is_multilingual ? WHISPER_AHEADS_BASE : WHISPER_AHEADS_BASE_EN;
    case 12:
      return is_multilingual ? WHISPER_AHEADS_SMALL : WHISPER_AHEADS_SMALL_EN;
    case 24:
      return is_multilingual ? WHISPER_AHEADS_MEDIUM : WHISPER_AHEADS_MEDIUM_EN;
    case 32:
      return numbers.n_vocab == 51866 ? WHISPER_AHEADS_LARGE_V3 : WHISPER_AHEADS_LARGE_V2;
    default:
      return WHISPER_AHEADS_NONE;
  }
}

/** A model of another shape than the published ones: the upper half of the decoder, as whisper.cpp proposes. */
inline void ChooseAlignmentHeads(whisper_context& context) {
  const auto& numbers = context.model.hparams;
  auto& params = context.params;
  params.dtw_aheads_preset = AlignmentHeads(context);
  bool fits = params.dtw_aheads_preset != WHISPER_AHEADS_NONE;
  std::size_t heads = 0;
  if (fits) {
    const auto& known = g_aheads.at(params.dtw_aheads_preset);
    heads = known.n_heads;
    for (std::size_t i = 0; i < known.n_heads; i++) fits = fits && known.heads[i].n_head < numbers.n_text_head;
  }
  if (!fits) {
    params.dtw_aheads_preset = WHISPER_AHEADS_N_TOP_MOST;
    params.dtw_n_top = std::max(1, numbers.n_text_layer / 2);
    heads = static_cast<std::size_t>(params.dtw_n_top) * numbers.n_text_head;
  }
  // whisper.cpp aborts where its scratch memory does not hold half a dozen copies of all weights of attention.
  params.dtw_mem_size = 8 * sizeof(float) * heads * numbers.n_audio_ctx * numbers.n_text_ctx + (std::size_t{32} << 20);
}

/** ggml would do the work with the processor, and say nothing, where it does not take the card. */
inline void TakeGraphicsCard(const LoadRequest& request) {
  SelectGraphicsCard(request.graphics_card, request.allows_refused_card);
  for (std::size_t i = 0; i < ggml_backend_dev_count(); i++) {
    const auto type = ggml_backend_dev_type(ggml_backend_dev_get(i));
    if (type == GGML_BACKEND_DEVICE_TYPE_GPU || type == GGML_BACKEND_DEVICE_TYPE_IGPU) return;
  }
  throw EngineError("device-failed", "The graphics card lacks what the engine needs.");
}

inline ContextPointer LoadContext(const LoadRequest& request, const CancelFlag& cancel) {
  ModelFile file(request.path, &cancel);
  auto loader = file.Loader();
  if (!request.graphics_card.empty()) TakeGraphicsCard(request);
  auto params = whisper_context_default_params();
  params.use_gpu = request.use_gpu;
  params.flash_attn = !request.wants_dtw;
  ContextPointer context(whisper_init_with_params_no_state(&loader, params));
  if (cancel) throw EngineError("aborted", "Cancelled.");
  if (!context) throw EngineError("bad-model", "The engine could not read the model.");
  // A file that ends before its tensors would be taken for an empty model made for tests.
  if (context->model.n_loaded != static_cast<int>(context->model.tensors.size())) {
    throw EngineError("bad-model", "The model file has " + std::to_string(context->model.n_loaded) + " of " +
                                       std::to_string(context->model.tensors.size()) + " tensors.");
  }
  // whisper.cpp looks it up for every window, where not finding it is an exception on a thread of its own.
  if (context->vocab.token_to_id.count(" ") == 0) throw EngineError("bad-model", "The vocabulary has no space.");
  if (request.wants_dtw) {
    ChooseAlignmentHeads(*context);
    context->params.dtw_token_timestamps = true;
  }
  return context;
}

}  // namespace stenogram
