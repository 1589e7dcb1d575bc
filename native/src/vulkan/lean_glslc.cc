// Stands between ggml's generator of shaders and glslc: compiles what Whisper's models need and writes four bytes in the
// place of everything else, which ggml never asks a driver for, because it makes a pipeline when it first needs it. That is
// less than a third of ggml's shaders, in time and in size. The environment's STENOGRAM_GLSLC names the compiler.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <vector>
#ifdef _WIN32
#include <process.h>
#else
#include <unistd.h>
#endif

namespace {

/**
 * Mixtures of experts, types of weights that no Whisper model has (model-file/tensor-types.ts and graphics-types.ts say which
 * are refused), other networks' operations, and what native/lib/worker/graphics-environment.ts turns off.
 */
const std::regex& Unneeded() {
  static const std::regex pattern(
      "matmul_id|mul_mat_vec_id|_dot2|bf16|_cm2|"
      "_(q1_0|q2_k|q3_k|q4_k|q5_k|q6_k|iq[1-4][a-z_]*|mxfp4|nvfp4|tq[0-9]\\w*)(_|$)|"
      "^(rope|rwkv|wkv|ssm|gated|opt_step|topk|conv2d|conv_transpose|im2col_3d|pool2d|multi_add|solve_tri|cumsum|upscale|"
      "snake|fwht|count_|argsort|roll|diag_f|tri_|xielu|swiglu|reglu|geglu|silu_back|soft_max_back|repeat_back|timestep|"
      "add_id|group_norm|l2_norm|rms_norm|hardsigmoid|hardswish|softplus)",
      std::regex::ECMAScript);
  return pattern;
}

std::string NameOf(const std::string& path) {
  const auto from = path.find_last_of("/\\");
  const auto name = from == std::string::npos ? path : path.substr(from + 1);
  return name.substr(0, name.rfind(".spv"));
}

/** ggml's generator puts paths into quotation marks on Windows. */
std::string Unquoted(const std::string& text) {
  return text.size() > 1 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

int main(int count, char** arguments) {
  std::string output;
  for (int i = 1; i + 1 < count; i++) {
    if (std::string(arguments[i]) == "-o") output = Unquoted(arguments[i + 1]);
  }
  if (std::regex_search(NameOf(output), Unneeded())) {
    std::ofstream(output, std::ios::binary).write("\0\0\0\0", 4);
    return 0;
  }
  const char* compiler = std::getenv("STENOGRAM_GLSLC");
  if (!compiler) {
    std::fputs("STENOGRAM_GLSLC is not set.\n", stderr);
    return 1;
  }
  std::vector<char*> call(arguments, arguments + count);
  call[0] = const_cast<char*>(compiler);
  call.push_back(nullptr);
#ifdef _WIN32
  return static_cast<int>(_spawnvp(_P_WAIT, compiler, call.data()));
#else
  execvp(compiler, call.data());
  std::perror(compiler);
  return 1;
#endif
}
