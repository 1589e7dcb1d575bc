#pragma once
#include <cstddef>
#include <memory>
#include <new>

namespace stenogram {

/** Vectors that lie across two lines of the cache are read in twice the time. */
constexpr std::size_t kCacheLine = 64;

/**
 * Memory that a thread keeps between calls and that only grows, aligned to lines of the cache. The contents are those of the
 * last call. Of each `Tag` there is one in a thread; what is in it needs no constructor.
 */
template <class Tag, class Value>
Value* Scratch(std::size_t count) {
  constexpr std::align_val_t kAlignment{kCacheLine};
  struct Free {
    void operator()(void* memory) const { ::operator delete(memory, kAlignment); }
  };
  static thread_local std::unique_ptr<void, Free> memory;
  static thread_local std::size_t room = 0;
  if (room < count) {
    memory.reset();  // What is in it need not be copied.
    room = 0;
    memory.reset(::operator new(count * sizeof(Value), kAlignment));
    room = count;
  }
  return static_cast<Value*>(memory.get());
}

}  // namespace stenogram
