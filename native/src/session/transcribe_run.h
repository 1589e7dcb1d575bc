// Part of session.cc, after whisper.cpp: it works on the private state of that.
#pragma once
#include <algorithm>
#include <vector>

#include "baton.h"

namespace stenogram {

/** One call of Transcribe: what whisper.cpp's callbacks need. */
struct Run {
  std::vector<float> samples;
  TranscribeListener& listener;
  std::int64_t total_ms;
  std::int64_t reported_ms = -1;
  /** Where the present 30 s window starts, in 10 ms; whisper.cpp keeps it in a local variable. */
  std::int64_t window_start = 0;
  bool is_first_of_window = true;
  bool uses_dtw = false;
  /** Segments handed out so far. */
  std::size_t emitted = 0;

  std::int64_t ToMs(std::int64_t centiseconds) const {
    return std::clamp<std::int64_t>(centiseconds * 10, 0, total_ms);
  }
  void Report(std::int64_t done_ms) {
    done_ms = std::clamp<std::int64_t>(done_ms, 0, total_ms);
    if (done_ms <= reported_ms) return;
    reported_ms = done_ms;
    listener.OnProgress(done_ms, total_ms);
  }
};

inline void FindWindowStart(const whisper_context& context, const whisper_segment& segment, Run& run) {
  const auto first_timestamp = context.vocab.token_beg;
  const auto& first = segment.tokens.front();
  const auto& last = segment.tokens.back();
  if (last.id > first_timestamp) {
    run.window_start = segment.t1 - 2 * (last.tid - first_timestamp);
  } else if (run.is_first_of_window) {
    run.window_start = segment.t0 - 2 * (first.tid - first_timestamp);
  }
  run.is_first_of_window = false;
}

/**
 * whisper.cpp's own timing of tokens, given what it expects. By itself it starts the first token where the segment
 * before ended, although there was a pause; it looks the loudness up from the start of the segment, but in that of the
 * whole audio; and it counts time from whichever window last began at 0.00.
 */
inline void TimeTokens(whisper_context& context, whisper_state& state, std::size_t index, Run& run) {
  auto& segment = state.result_all[index];
  if (segment.tokens.empty()) return;
  FindWindowStart(context, segment, run);
  const auto count = static_cast<std::int64_t>(run.samples.size());
  const auto from = std::clamp<std::int64_t>(segment.t0 * WHISPER_SAMPLE_RATE / 100, 0, count);
  const auto to = std::clamp<std::int64_t>(segment.t1 * WHISPER_SAMPLE_RATE / 100, from, count);
  state.energy = get_signal_energy(run.samples.data() + from, static_cast<int>(to - from), 32);
  state.t_beg = run.window_start;
  state.t_last = segment.t0;
  state.tid_last = context.vocab.token_beg + static_cast<whisper_token>((segment.t0 - run.window_start) / 2);
  if (state.energy.empty()) return;
  whisper_exp_compute_token_level_timestamps(context, state, static_cast<int>(index), 0.01f, 0.01f);
}

/** Attention gives where a token begins; where it ends is given by its loudness, if that is before the next one. */
inline void PreferAttentionTimes(whisper_segment& segment) {
  std::int64_t next_start = segment.t1;
  for (auto token = segment.tokens.rbegin(); token != segment.tokens.rend(); ++token) {
    if (token->t_dtw < 0) continue;
    token->t0 = std::clamp(token->t_dtw, segment.t0, std::max(segment.t0, next_start));
    token->t1 = token->t1 > token->t0 ? std::min(token->t1, next_start) : next_start;
    next_start = token->t0;
  }
}

inline Segment CopySegment(const whisper_context& context, const whisper_state& state, const whisper_segment& source,
                           const Run& run) {
  Segment segment;
  segment.start_ms = run.ToMs(source.t0);
  segment.end_ms = std::max(segment.start_ms, run.ToMs(source.t1));
  segment.no_speech_probability = source.no_speech_prob;
  segment.temperature = state.used_temperature;
  for (const auto& token : source.tokens) {
    if (token.id >= context.vocab.token_eot) continue;
    segment.tokens.push_back({context.vocab.id_to_token.at(token.id), token.id,
                              run.ToMs(std::max<std::int64_t>(token.t0, 0)),
                              run.ToMs(std::max<std::int64_t>(token.t1, 0)), token.p, token.plog});
  }
  return segment;
}

inline void EmitSegments(whisper_context& context, whisper_state& state, Run& run) {
  for (; run.emitted < state.result_all.size(); run.emitted++) {
    TimeTokens(context, state, run.emitted, run);
    auto& source = state.result_all[run.emitted];
    if (run.uses_dtw) PreferAttentionTimes(source);
    auto segment = CopySegment(context, state, source, run);
    const auto end_ms = segment.end_ms;
    run.listener.OnSegment(std::move(segment));
    run.Report(end_ms);
  }
}

inline void OnNewSegment(whisper_context* context, whisper_state* state, int, void* data) {
  auto& run = *static_cast<Run*>(data);
  // Times by attention are there when the whole window is done.
  if (!run.uses_dtw) EmitSegments(*context, *state, run);
}

/** whisper.cpp calls this before each window and at the end. */
inline void OnProgress(whisper_context* context, whisper_state* state, int percent, void* data) {
  auto& run = *static_cast<Run*>(data);
  EmitSegments(*context, *state, run);
  run.is_first_of_window = true;
  run.Report(run.total_ms * std::clamp(percent, 0, 100) / 100);
}

}  // namespace stenogram
