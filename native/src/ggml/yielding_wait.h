// Put before ggml-cpu.c by the compiler's command line (see CMakeLists.txt).
//
// ggml's threads wait for each other many times a millisecond by spinning. Where other programs want the processor
// too, the one that is waited for may not be running, and the others burn its time: two threads on two busy cores
// were measured up to 18 times slower than one. So a wait that lasts gives the processor away.
//
// The macros below turn the calls `ggml_thread_cpu_relax()` into calls of ours, and its definition, which has `void`
// between the parentheses, into that of a function nobody calls.
#pragma once

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#define STENOGRAM_THREAD_LOCAL __declspec(thread)
static inline void stenogram_yield(void) { SwitchToThread(); }
static inline void stenogram_sleep(void) { SwitchToThread(); }
#else
#include <sched.h>
#include <time.h>
#define STENOGRAM_THREAD_LOCAL _Thread_local
static inline void stenogram_yield(void) { sched_yield(); }
static inline void stenogram_sleep(void) {
  // The shortest there is: about 50 microseconds on Linux.
  const struct timespec shortest = {0, 1000};
  nanosleep(&shortest, 0);
}
#endif
#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#define STENOGRAM_PAUSE() _mm_pause()
#elif defined(__aarch64__) && !defined(_MSC_VER)
#define STENOGRAM_PAUSE() __asm__ volatile("yield" ::: "memory")
#else
#define STENOGRAM_PAUSE() ((void)0)
#endif

// Some microseconds: longer than most waits between threads that run.
#define STENOGRAM_SPINS_BEFORE_YIELD 128
#define STENOGRAM_SPINS_BEFORE_SLEEP 2048

static inline void stenogram_wait(void) {
  static STENOGRAM_THREAD_LOCAL unsigned spins = 0;
  spins += 1;
  if (spins % STENOGRAM_SPINS_BEFORE_SLEEP == 0) {
    stenogram_sleep();
  } else if (spins % STENOGRAM_SPINS_BEFORE_YIELD == 0) {
    stenogram_yield();
  } else {
    STENOGRAM_PAUSE();
  }
}

#define ggml_thread_cpu_relax(...) STENOGRAM_RELAX_##__VA_ARGS__
#define STENOGRAM_RELAX_void stenogram_unused_relax(void)
#define STENOGRAM_RELAX_ stenogram_wait()
