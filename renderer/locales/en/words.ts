import { activity } from './activity.ts';
import { analyses, doubtfulTurns, findSpeakers, shots, soundEvents, soundMap } from './analyses.ts';
import { nav, common } from './app.ts';
import { catalogue } from './catalogue.ts';
import { review } from './doubtful-words.ts';
import { editing, speakers, history } from './editor.ts';
import { erase } from './erase.ts';
import { exportDialog } from './export.ts';
import { graphics } from './graphics.ts';
import { importDialog } from './import.ts';
import { findReplace } from './find-replace.ts';
import { severity, findings } from './findings.ts';
import { firstRun } from './first-run.ts';
import { state, library, missing, bin, add, demo } from './library.ts';
import { live } from './live.ts';
import { people, voiceSearch } from './people.ts';
import { overview, profile } from './profile.ts';
import { libraryHealth } from './library-health.ts';
import { sources } from './sources.ts';
import { keeping } from './keeping.ts';
import { batch } from './batch.ts';
import { localApi } from './local-api.ts';
import { mentions } from './mentions.ts';
import { models, network } from './models.ts';
import { notes } from './notes.ts';
import { player, listening } from './player.ts';
import { job, soundNote } from './queue.ts';
import { chips, info, lanes, modes, panels, soundPanel, subtitles } from './recording.ts';
import { audit, evidence } from './audit.ts';
import { redact } from './redact.ts';
import { quality } from './quality.ts';
import { measure } from './measure.ts';
import { tuned } from './tuned.ts';
import { search, savedSearches } from './search.ts';
import { settings, recognition, connections } from './settings.ts';
import { commandNames, keys } from './shortcuts.ts';
import { transcript, warning, gaps, marks } from './transcript.ts';
import { audioTrack, versions, compare } from './versions.ts';
import { vocabulary } from './vocabulary.ts';
import { judging } from './judging.ts';
import { rules } from './rules.ts';
import { scorecards } from './scorecards.ts';
import { watchLists } from './watch-lists.ts';

/** Everything the interface says in English; the other languages have the same shape. */
export const en = {
  nav,
  common,
  state,
  library,
  catalogue,
  missing,
  bin,
  add,
  demo,
  job,
  activity,
  firstRun,
  erase,
  transcript,
  warning,
  gaps,
  marks,
  panels,
  modes,
  redact,
  audit,
  evidence,
  subtitles,
  chips,
  info,
  graphics,
  lanes,
  soundPanel,
  soundNote,
  shots,
  soundEvents,
  soundMap,
  mentions,
  analyses,
  findSpeakers,
  doubtfulTurns,
  editing,
  speakers,
  history,
  player,
  listening,
  notes,
  review,
  findReplace,
  audioTrack,
  versions,
  compare,
  exportDialog,
  importDialog,
  quality,
  measure,
  tuned,
  search,
  savedSearches,
  severity,
  findings,
  watchLists,
  rules,
  judging,
  scorecards,
  vocabulary,
  models,
  network,
  localApi,
  keeping,
  batch,
  sources,
  settings,
  recognition,
  connections,
  libraryHealth,
  live,
  overview,
  people,
  voiceSearch,
  profile,
  commandNames,
  keys,
};

export type Dictionary = typeof en;
