// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <string>
#include <vector>

#include "baton.h"
#include "session/term_bias.h"

namespace stenogram {

/** What whisper.cpp's filter of logits is given. */
struct ExpectedTerms {
  TermBias bias;
  /** Tokens from here on are no text. */
  int text_end = 0;
};

/** Each term as it stands after a space. */
inline TermBias ExpectedBias(const whisper_context& context, const TranscribeRequest& request) {
  TermBiasLimits limits;
  limits.bonus = request.term_bonus;
  // What would not win by it is left alone: it was not said.
  limits.reach = request.term_bonus;
  limits.max_cost = 4 * request.term_bonus;
  TermBias bias(limits);
  if (request.term_bonus <= 0) return bias;
  for (const auto& term : request.terms) {
    std::vector<int> tokens;
    for (const auto token : tokenize(context.vocab, " " + term)) tokens.push_back(token);
    bias.Add(tokens);
  }
  return bias;
}

inline void RaiseTerms(whisper_context* context, whisper_state*, const whisper_token_data* tokens, int count,
                       float* logits, void* data) {
  const auto& terms = *static_cast<const ExpectedTerms*>(data);
  std::vector<int> ids;
  ids.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; i++) ids.push_back(tokens[i].id);
  terms.bias.Apply(ids.data(), ids.size(), logits, context->vocab.n_vocab, terms.text_end);
}

}  // namespace stenogram
