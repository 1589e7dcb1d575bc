// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "baton.h"
#include "engine_error.h"

namespace stenogram {

/** A text's tokens; `<|1.20|>` in it is the token of that time. */
inline std::vector<whisper_token> TokensWithTimes(const whisper_vocab& vocab, const std::string& text) {
  std::vector<whisper_token> tokens;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    for (const auto token : tokenize(vocab, part)) tokens.push_back(token);
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find("<|", at);
    const auto close = open == std::string::npos ? open : text.find("|>", open);
    if (close == std::string::npos) break;
    add(text.substr(at, open - at));
    const double seconds = std::atof(text.substr(open + 2, close - open - 2).c_str());
    const int step = static_cast<int>(std::lround(std::clamp(seconds, 0.0, 30.0) * 50));
    tokens.push_back(std::min(vocab.token_beg + step, vocab.n_vocab - 1));
    at = close + 2;
  }
  add(text.substr(at));
  return tokens;
}

inline double LogProbability(const float* logits, int count, whisper_token token) {
  const float highest = *std::max_element(logits, logits + count);
  double sum = 0;
  for (int i = 0; i < count; i++) sum += std::exp(static_cast<double>(logits[i] - highest));
  return static_cast<double>(logits[token] - highest) - std::log(sum);
}

/**
 * How likely the decoder finds each text of the window that was encoded, as the sum over its text tokens, in nats. What a
 * text has in common with the one before it at its beginning is not computed again.
 */
inline std::vector<double> ScoreTexts(whisper_context& context, whisper_state& state, const ScoreRequest& request,
                                      const CancelFlag& cancel) {
  const auto& vocab = context.vocab;
  std::vector<whisper_token> lead{vocab.token_sot};
  if (vocab.is_multilingual()) {
    lead.push_back(vocab.token_sot + 1 + whisper_lang_id(request.language.c_str()));
    lead.push_back(vocab.token_transcribe);
  }
  const std::size_t room = static_cast<std::size_t>(context.model.hparams.n_text_ctx);
  std::vector<whisper_token> before;
  std::vector<double> known;
  std::vector<double> scores;
  whisper_kv_cache_clear(state.kv_self);
  for (const auto& text : request.texts) {
    auto tokens = lead;
    for (const auto token : TokensWithTimes(vocab, text)) tokens.push_back(token);
    if (tokens.size() > room) tokens.resize(room);
    std::size_t same = 0;
    while (same < std::min(tokens.size(), before.size()) && tokens[same] == before[same]) same++;
    // The logits of the last token that both have are computed once more: they score the first that differs.
    const std::size_t from = same == 0 ? 0 : same - 1;
    known.resize(same);
    if (same < tokens.size()) {
      whisper_kv_cache_seq_rm(state.kv_self, 0, static_cast<whisper_pos>(from), -1);
      const int count = static_cast<int>(tokens.size() - from);
      whisper_batch_prep_legacy(state.batch, tokens.data() + from, count, static_cast<int>(from), 0);
      std::fill(state.batch.logits, state.batch.logits + count, static_cast<std::int8_t>(1));
      const auto is_cancelled = [](void* data) { return static_cast<const CancelFlag*>(data)->load(); };
      if (!whisper_decode_internal(context, state, state.batch, request.threads, false, is_cancelled,
                                   const_cast<CancelFlag*>(&cancel))) {
        if (cancel) throw EngineError("aborted", "Cancelled.");
        throw EngineError("internal", "The texts could not be compared.");
      }
      if (known.empty()) known.push_back(0);
      for (std::size_t at = known.size(); at < tokens.size(); at++) {
        const bool is_text = at >= lead.size() && tokens[at] < vocab.token_eot;
        const float* logits = state.logits.data() + (at - 1 - from) * static_cast<std::size_t>(vocab.n_vocab);
        known.push_back(is_text ? LogProbability(logits, vocab.n_vocab, tokens[at]) : 0);
      }
    }
    double sum = 0;
    for (std::size_t at = 0; at < tokens.size(); at++) sum += known[at];
    scores.push_back(sum);
    before = std::move(tokens);
  }
  return scores;
}

}  // namespace stenogram
