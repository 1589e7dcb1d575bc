#pragma once
#include <cstddef>
#include <vector>

namespace stenogram {

/**
 * Memory that a thread keeps between calls and that only grows. The contents are those of the last call. Of each `Tag`
 * there is one in a thread; what is in it needs no constructor.
 */
template <class Tag, class Value>
Value* Scratch(std::size_t count) {
  static thread_local std::vector<Value> memory;
  if (memory.size() < count) {
    memory.clear();  // What is in it need not be copied.
    memory.resize(count);
  }
  return memory.data();
}

}  // namespace stenogram
