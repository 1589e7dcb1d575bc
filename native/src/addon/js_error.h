#pragma once
#include <napi.h>

#include "engine_error.h"

namespace stenogram {

inline Napi::Value JsError(Napi::Env env, const Failure& failure) {
  auto error = Napi::Error::New(env, failure.detail);
  error.Value().Set("code", failure.code);
  return error.Value();
}

}  // namespace stenogram
