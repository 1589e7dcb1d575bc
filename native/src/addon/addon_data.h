#pragma once
#include <napi.h>

namespace stenogram {

/** The classes of one instance of the addon. */
struct AddonData {
  Napi::FunctionReference model;
  Napi::FunctionReference detector;
};

}  // namespace stenogram
