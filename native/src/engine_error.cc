#include "engine_error.h"

#include <cstring>
#include <new>
#include <system_error>

namespace stenogram {

Failure CurrentFailure() {
  try {
    throw;
  } catch (const EngineError& error) {
    return {error.code(), error.what()};
  } catch (const std::bad_alloc&) {
    return {"out-of-memory", "There is not enough memory for this model."};
  } catch (const std::length_error&) {
    return {"out-of-memory", "The engine asked for more memory than can exist."};
  } catch (const std::system_error& error) {
    // Of Vulkan's C++ headers, which are not needed to know it by its name.
    const bool is_vulkan = std::strcmp(error.code().category().name(), "vk::Result") == 0;
    return {is_vulkan ? "device-failed" : "internal", error.what()};
  } catch (const std::exception& error) {
    return {"internal", error.what()};
  } catch (...) {
    return {"internal", "The engine failed without saying why."};
  }
}

}  // namespace stenogram
