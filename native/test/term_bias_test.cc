// Compiled and run by term-bias.integration.test.ts.
#include "session/term_bias.h"
#include <vector>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

using stenogram::TermBias;
using stenogram::TermBiasLimits;

namespace {

int checks = 0;

void Check(bool is_right, const char* what) {
  checks++;
  if (is_right) return;
  std::printf("wrong: %s\n", what);
  std::exit(1);
}

bool Near(float a, float b) { return std::fabs(a - b) < 1e-5f; }

/** What is raised after these tokens; everything starts at 0 but token 7, which is out of reach. */
std::vector<float> After(const TermBias& bias, const std::vector<int>& tokens) {
  std::vector<float> logits(12, 0.0f);
  logits[7] = -20.0f;
  bias.Apply(tokens.data(), tokens.size(), logits.data(), static_cast<int>(logits.size()), 10);
  return logits;
}

}  // namespace

int main() {
  TermBias bias(TermBiasLimits{2.0f, 8.0f, 5.0f});
  Check(bias.IsEmpty(), "an empty one");
  bias.Add({1, 2, 3, 4});
  bias.Add({1, 5});
  bias.Add({7, 1});
  bias.Add({});
  Check(!bias.IsEmpty(), "a filled one");
  auto logits = After(bias, {});
  Check(Near(logits[1], 2) && Near(logits[2], 0), "only the first tokens of terms begin them");
  Check(Near(logits[7], -20), "what is out of reach is not raised");
  logits = After(bias, {9, 1});
  Check(Near(logits[2], 2) && Near(logits[5], 2) && Near(logits[1], 2), "a term goes on, or another one begins");
  logits = After(bias, {1, 2});
  Check(Near(logits[3], 1), "a term costs no more than its bound");
  logits = After(bias, {1, 2, 3});
  Check(Near(logits[4], 0), "beyond the bound nothing is raised");
  logits = After(bias, {2});
  Check(Near(logits[3], 0), "no term goes on in its middle");
  logits = After(bias, {11, 1});
  Check(Near(logits[2], 2), "what stands before a term does not matter");
  logits = After(bias, {1, 11});
  Check(Near(logits[2], 0) && Near(logits[1], 2), "a time ends a term");
  std::vector<float> dead(12, -std::numeric_limits<float>::infinity());
  bias.Apply(nullptr, 0, dead.data(), 12, 10);
  Check(!std::isfinite(dead[1]), "where nothing is possible nothing is made possible");
  std::printf("%d checks right\n", checks);
}
