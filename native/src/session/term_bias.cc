#include "session/term_bias.h"

#include <algorithm>
#include <cmath>

namespace stenogram {

void TermBias::Add(const std::vector<int>& tokens) {
  int at = 0;
  for (const int token : tokens) {
    const auto found = nodes_[at].next.find(token);
    if (found != nodes_[at].next.end()) {
      at = found->second;
      continue;
    }
    const int made = static_cast<int>(nodes_.size());
    nodes_[at].next.emplace(token, made);
    Node node;
    node.depth = nodes_[at].depth + 1;
    nodes_.push_back(std::move(node));
    at = made;
  }
  max_depth_ = std::max(max_depth_, nodes_[at].depth);
}

float TermBias::BonusAt(int depth) const {
  return std::clamp(limits_.max_cost - static_cast<float>(depth) * limits_.bonus, 0.0f, limits_.bonus);
}

const TermBias::Node* TermBias::Find(const int* tokens, std::size_t count) const {
  int at = 0;
  for (std::size_t i = 0; i < count; i++) {
    const auto found = nodes_[at].next.find(tokens[i]);
    if (found == nodes_[at].next.end()) return nullptr;
    at = found->second;
  }
  return &nodes_[at];
}

void TermBias::Apply(const int* tokens, std::size_t count, float* logits, int logit_count, int text_end) const {
  if (IsEmpty() || logit_count <= 0) return;
  // Times compete with text as well.
  const float best = *std::max_element(logits, logits + logit_count);
  if (!std::isfinite(best)) return;
  // A token that continues several terms is raised once, by the most.
  std::unordered_map<int, float> raised;
  const auto longest = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(0, max_depth_ - 1)));
  for (std::size_t length = 0; length <= longest; length++) {
    const auto* begin = tokens + (count - length);
    if (length > 0 && *begin >= text_end) break;
    const auto* node = Find(begin, length);
    if (node == nullptr) continue;
    for (const auto& [token, unused] : node->next) {
      (void)unused;
      if (token < 0 || token >= text_end || token >= logit_count) continue;
      if (!(logits[token] >= best - limits_.reach)) continue;
      auto& bonus = raised[token];
      bonus = std::max(bonus, BonusAt(node->depth));
    }
  }
  for (const auto& [token, bonus] : raised) logits[token] += bonus;
}

}  // namespace stenogram
