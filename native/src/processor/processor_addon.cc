#include <napi.h>

#include "processor/processor.h"

namespace stenogram {
namespace {

/** `missing(level)`: see processor.h. */
Napi::Value Missing(const Napi::CallbackInfo& info) {
  const auto missing = MissingInstructionSets(info[0].As<Napi::Number>().Int32Value());
  auto list = Napi::Array::New(info.Env(), missing.size());
  for (std::uint32_t i = 0; i < missing.size(); i++) list.Set(i, missing[i]);
  return list;
}

Napi::Object InitProcessor(Napi::Env env, Napi::Object exports) {
  exports.Set("missing", Napi::Function::New(env, Missing));
  return exports;
}

}  // namespace

NODE_API_MODULE(processor, InitProcessor)

}  // namespace stenogram
