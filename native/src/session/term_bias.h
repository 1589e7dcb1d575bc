#pragma once
#include <cstddef>
#include <unordered_map>
#include <vector>

namespace stenogram {

/** How far expected terms may bend what is written; all in nats. */
struct TermBiasLimits {
  /** What each token of a term is raised by. */
  float bonus = 2.0f;
  /** A token that is further than this behind the likeliest one is not raised: it was not said. */
  float reach = 8.0f;
  /** All that one term may be raised by, however many tokens it has. */
  float max_cost = 12.0f;
};

/** Tokens of expected terms as a trie. What is written only has to begin with a term for its next token to be raised. */
class TermBias {
 public:
  explicit TermBias(TermBiasLimits limits = {}) : limits_(limits) {}
  /** Tokens of one spelling; nothing for an empty one. */
  void Add(const std::vector<int>& tokens);
  bool IsEmpty() const { return nodes_.front().next.empty(); }
  /** `logits` are of the token after `tokens`; those at or above `text_end` are special ones and stay as they are. */
  void Apply(const int* tokens, std::size_t count, float* logits, int logit_count, int text_end) const;

 private:
  struct Node {
    std::unordered_map<int, int> next;
    int depth = 0;
  };
  float BonusAt(int depth) const;
  const Node* Find(const int* tokens, std::size_t count) const;

  TermBiasLimits limits_;
  std::vector<Node> nodes_{Node{}};
  int max_depth_ = 0;
};

}  // namespace stenogram
