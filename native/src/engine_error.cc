#include "engine_error.h"

#include <new>

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
  } catch (const std::exception& error) {
    return {"internal", error.what()};
  } catch (...) {
    return {"internal", "The engine failed without saying why."};
  }
}

}  // namespace stenogram
