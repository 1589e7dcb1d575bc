import type { FailureTexts } from '../failure-texts.ts';

/** Of every failure in English: what happened, and what to do next. */
export const en: FailureTexts = {
  'file-missing': ['Can’t find “{name}”.', 'Connect the drive or move the file back, then retry.'],
  'file-empty': ['“{name}” is empty (0 bytes).', 'Copy it again from the recorder or the phone.'],
  'file-unreadable': ['No permission to read “{name}”.', 'Allow access to the file, then retry.'],
  'not-a-file': ['“{name}” is not a regular file.', 'Choose an audio or video file.'],
  'not-in-folder': ['“{name}” is not in the folder “{folder}”.', 'Choose the folder or the drive it was moved to.'],
  'folder-empty': ['No audio or video files in “{name}”.', 'Choose another folder.'],
  'folder-gone': ['Can’t find the folder “{name}”.', 'Connect the drive, then add the folder again.'],
  'folder-unreadable': [
    'The folder “{name}” cannot be opened: {detail}.',
    'Allow access to the folder, then add it again.',
  ],
  'folder-package': [
    '“{name}” is a package that belongs to another program, so its contents were not added.',
    'Export the recordings from that program, or add the package on its own.',
  ],
  'link-broken': ['The link “{name}” is broken.', 'Connect the drive it points to, or remove the link.'],
  'link-cycle': [
    'The link “{name}” points to one of its own parent folders.',
    'No files were missed; you can remove the link.',
  ],
  'name-unreadable': [
    'The name “{name}” has an invalid encoding, so the file cannot be opened.',
    'Rename it, then add it again.',
  ],
  'playlist-refused': ['“{name}” is a playlist, not a recording.', 'Add the recordings it lists.'],
  'not-audio': ['“{name}” is not an audio or video file.', 'Choose a recording: WAV, MP3, M4A, OGG, FLAC, MP4 …'],
  'damaged-header': [
    '“{name}” cannot be opened: its beginning is damaged.',
    'Use another copy, or repair the file with the recorder’s own software.',
  ],
  'index-missing': [
    '“{name}” is incomplete: the index at the end of the file is missing. The recording or the copy was interrupted.',
    'Copy it again. If the original is incomplete too, repair it with the recorder’s own software.',
  ],
  'no-header': [
    '“{name}” has no header, so its audio format is unknown.',
    'Add a header, then add the new file. In a terminal: {command}',
  ],
  'no-audio-track': ['“{name}” has no audio track.', 'Choose a file with sound.'],
  'codec-unknown': [
    'The audio in “{name}” is {codec}, which the installed ffmpeg cannot decode.',
    'Convert it with the program that made it, or install a newer ffmpeg.',
  ],
  'sound-encrypted': [
    'The audio in “{name}” is encrypted (copy protection).',
    'Ask for a copy without copy protection.',
  ],
  'too-short': ['“{name}” is shorter than 0.1 seconds.', 'Choose a longer recording.'],
  'media-stalled': ['Reading “{name}” stalled.', 'Check the drive or the network share, then retry.'],
  'source-changed': [
    '“{name}” has changed since its transcription began.',
    'Put the original file back, or add this one as a new recording.',
  ],
  'file-growing': ['“{name}” is still being recorded or copied.', 'Wait until that is finished, then retry.'],
  'ffmpeg-missing': ['ffmpeg, which is needed to read audio files, was not found.', '{remedy}'],
  'model-missing': ['Can’t find the model “{name}”.', 'Choose another model in Settings, or import the file again.'],
  'model-bad': [
    '“{name}” is not a usable Whisper model: {detail}.',
    'Download or copy it again. It must be a ggml file for whisper.cpp.',
  ],
  'model-unknown': [
    'There is no model named “{name}”.',
    'Run “models list” to see the names, or give the path of a file.',
  ],
  'translate-unsupported': [
    'The chosen model writes what is said and does not translate.',
    'Choose a Whisper model, or turn off translation.',
  ],
  'language-unknown': ['“{name}” is not a language code that Whisper knows.', 'Use a code such as en or ru, or auto.'],
  'engine-missing': ['The speech engine is not installed or cannot be loaded.', '{remedy}'],
  'engine-crashed': [
    'The speech engine stopped unexpectedly.',
    'Retry; the text so far is saved. If it happens again, choose another model.',
  ],
  'out-of-memory': [
    'Not enough memory for the model “{name}”.',
    'Close other programs or choose a smaller model, then retry.',
  ],
  'live-running': ['A recording is being made already.', 'Stop it first: its bar stands at the top of each page.'],
  'microphone-refused': [
    'The microphone may not be used.',
    'Allow it: in a browser by the icon in the address bar, on the desktop in the privacy settings of the system. Then press Record again.',
  ],
  'microphone-missing': ['There is no microphone.', 'Connect one and press Record again.'],
  'microphone-busy': ['The microphone does not answer.', 'Close other programs that use it, or choose another one.'],
  'computer-sound-missing': [
    'What was shared has no sound.',
    'Press Record again and turn on “share audio” in the dialog of the system, or record the microphone alone.',
  ],
  'live-over': [
    'This recording has been completed.',
    'Everything up to here is saved. Press Record to continue in a new one.',
  ],
  'analysis-crashed': [
    'The analysis stopped unexpectedly ({detail}).',
    'What was found so far is kept. Run it again; if it happens again, send the log.',
  ],
  'voice-unknown': [
    'The voice of this speaker has not been analysed.',
    'Tell the speakers of this recording apart first.',
  ],
  'analysis-outdated': [
    'A newer version of the analysis is installed.',
    'Run it again: the unfinished run of the older version cannot be continued.',
  ],
  'class-untaught': [
    'There is too little to learn from.',
    'Label at least three passages of either kind, in two recordings or more.',
  ],
  'quality-empty': ['This part of the set holds no references.', 'Add references to the set, or choose another part.'],
  'quality-different': [
    'These runs were made with different references.',
    'Compare runs of the same version of a set.',
  ],
  'quality-unscored': ['The run has no scores yet.', 'Wait until it is done, or resume it.'],
  'meaning-model': [
    'The model of meanings cannot be used: {detail}',
    'Put another one into the folder “meaning” of the models, or take it away: classes then learn from words and letters.',
  ],
  'fleet-offline': [
    '“Work offline” is on: this library takes part in no fleet.',
    'Turn it off in Settings → Models & network of this library. What it had is handed back.',
  ],
  'queue-unreachable': [
    'The queue at {host} cannot be used: {detail}.',
    'Check that PostgreSQL runs there, and the user, the password and the certificate (sslmode=verify-full&sslrootcert=FILE).',
  ],
  'store-missing': [
    'The store {host} does not have “{name}”.',
    'Submit it again with --store, or upload it there under its SHA-256.',
  ],
  'store-damaged': [
    'What the store {host} has as “{name}” is another file: its SHA-256 or its size differs.',
    'Delete the object there and submit the recording again.',
  ],
  'store-refused': [
    'The store {host} refused access ({detail}).',
    'Check the bucket in the address, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION, and what this key may do.',
  ],
  'store-clock': [
    'The clock of this computer is {minutes} minutes off that of the store {host}.',
    'Set the clock, then try again.',
  ],
  'store-unreachable': [
    'The store {host} could not be reached ({detail}).',
    'Check the connection and the address. Work goes on where it stopped.',
  ],
  'store-too-large': [
    '“{name}” is larger than the 5 GB that a store takes at once.',
    'Put it on a share that every machine has, and submit it with --share.',
  ],
  'mlflow-refused': [
    'The MLflow server did not take the runs: {detail}.',
    'Check the address of the server, then send them again.',
  ],
  'cpu-unsupported': ['The speech engine needs a processor with AVX2.', 'Use a computer made in 2014 or later.'],
  'kept-by-rule': [
    'This must be kept: a legal hold or a retention period still applies.',
    'See Settings → Library & backups → Keeping and deleting.',
  ],
  'library-locked': [
    'Another copy of Stenogram has this library open.',
    'Switch to that window, or close it and retry.',
  ],
  'library-readonly': [
    'No permission to write to the library folder “{path}”.',
    'Allow writing to it, or choose another folder.',
  ],
  'library-newer': [
    'This library was created by a newer version of Stenogram.',
    'Update the app. The library was not changed.',
  ],
  'library-foreign': ['“{path}” is not a Stenogram library.', 'Choose another folder. Nothing was changed.'],
  'library-damaged': ['The library file is damaged.', 'It was not changed. Restore a backup of “{path}”.'],
  'backup-damaged': ['The backup “{name}” is damaged.', 'Choose another backup. Nothing was changed.'],
  'disk-full': ['The disk is full.', 'Free at least {neededMb} MB, then retry. The text so far is saved.'],
  'csv-no-term': ['The file has no column “term”.', 'The first line must name the columns: term,match,severity,note.'],
  'csv-column': ['Unknown column “{name}”.', 'The columns must be named term, match, severity and note.'],
  'csv-too-long': ['The list has more than {most} terms.', 'Split it into several lists.'],
  'csv-extra': [
    'Line {line} has one value too many: “{name}”.',
    'Put text that contains a comma or semicolon in quotes.',
  ],
  'rule-text': ['The rule cannot be read: {detail} at character {at}.', 'Correct it in the text form.'],
  'rule-file': ['This is no file of rules: {detail}.', 'Choose a file that “Export rules” has written.'],
  'verdict-file': ['This is no file of verdicts: {detail}.', 'Choose a file that “Export verdicts” has written.'],
  'nothing-to-read': [
    'There is nothing to read for these criteria.',
    'Take a larger share, another severity, or another name as the reviewer.',
  ],
  'csv-term': ['Line {line}: “{name}” contains no word to search for.', 'Correct or remove this line.'],
  'csv-match': ['Line {line}: unknown match “{name}”.', 'Use any (every form of the word) or exact.'],
  'csv-severity': ['Line {line}: unknown severity “{name}”.', 'Use low, medium or high.'],
  'segment-changed': [
    'This text was changed to “{text}” in another window.',
    'Your text is not saved yet. Keep it, or discard it and use the other text.',
  ],
  'speaker-changed': [
    'This speaker was changed to {name} in another window.',
    'Your change was not made. Assign the speaker again if you still want it.',
  ],
  'speaker-renamed': [
    'This speaker was renamed to “{name}” in another window.',
    'Your change is not saved yet. Keep it, or use the other name.',
  ],
  'note-changed': [
    'This note was changed to “{text}” in another window.',
    'Your note is not saved yet. Keep both, keep yours, or discard it.',
  ],
  'note-removed': [
    'This note was deleted in another window.',
    'Your note is not saved yet. Save it as a new note, or discard it.',
  ],
  'list-removed': [
    'This list was deleted in another window.',
    'Your terms are not saved. Save them as a new list, or leave this page to discard them.',
  ],
  'search-changed': [
    'This saved search was changed in another window: “{name}”.',
    'Check it, then make your change again.',
  ],
  'finding-confirmed': [
    '“{name}” was confirmed in another window{reason}.',
    'Your decision was not saved. Save it to replace the other one, or leave it as it is.',
  ],
  'finding-unsure': [
    '“{name}” was marked as unsure in another window{reason}.',
    'Your decision was not saved. Save it to replace the other one, or leave it as it is.',
  ],
  'finding-dismissed': [
    '“{name}” was dismissed in another window{reason}.',
    'Your decision was not saved. Save it to replace the other one, or leave it as it is.',
  ],
  'no-bundle': ['“{path}” is not an evidence bundle.', 'Name the folder that holds manifest-sha256.txt.'],
  'nothing-to-redact': [
    'Nothing is marked to be removed.',
    'Confirm a proposed place, or select words and mark them, then export again.',
  ],
  'finding-reopened': [
    '“{name}” was marked as new in another window.',
    'Your decision was not saved. Save it to replace the other one, or leave it as it is.',
  ],
  'import-too-large': [
    '“{name}” is larger than {maxMb} MB.',
    'Split the file, or export it again without sound and pictures.',
  ],
  'import-unknown': [
    '“{name}” is no transcript of a known kind.',
    'Export it as SRT, WebVTT, JSON, Word or plain text, and import that.',
  ],
  'import-damaged': [
    '“{name}” cannot be read: {detail}.',
    'Export it again in the program it comes from. Nothing was imported.',
  ],
  'import-empty': ['There is no text in “{name}”.', 'Check that it is the right file.'],
  'file-exists': ['“{name}” already exists.', 'Choose another name, or allow it to be replaced.'],
  'cannot-write': ['“{name}” cannot be written: {detail}.', 'Choose another folder.'],
  'folder-missing': ['The folder “{path}” does not exist.', 'Create it, or choose another folder.'],
  'target-is-folder': ['“{name}” is a folder.', 'Give the name of a file in it.'],
  'target-is-input': ['“{name}” is the recording itself.', 'Choose another name for the text.'],
  'stdin-refused': [
    'Recordings cannot be read from standard input.',
    'Save the recording to a file and give its name.',
  ],
  'write-forbidden': ['No permission to write to “{path}”.', 'Allow writing to it, or choose another location.'],
  'disk-readonly': ['The disk with “{path}” is read-only.', 'Choose a location on another disk.'],
  'port-in-use': [
    'Port {port} is in use by another program.',
    'Choose another port, or leave it out to use any free port.',
  ],
  'port-forbidden': [
    'No permission to use port {port}.',
    'Choose a port above 1023, or leave it out to use any free port.',
  ],
  'library-unreadable': ['No permission to read the library in “{path}”.', 'Allow access to the folder, then retry.'],
  'library-missing': ['There is no library in “{path}”.', 'Add a recording first, or give another folder.'],
  'not-found': ['That {what} is not in the library.', 'It may have been deleted. Go back to the list.'],
  'field-columns': [
    'The table has no column “id”, “file” or “name”, or no column named like a field.',
    'Export the table from here, fill it in and import it again.',
  ],
  'bad-field-value': ['“{value}” does not fit the field “{field}”.', 'Enter a value of the kind of this field.'],
  'bad-request': ['Invalid request: {detail}.', 'Check your input.'],
  forbidden: [
    'This page is not allowed to do that.',
    'Use the app’s own window, or open the address printed in the terminal.',
  ],
  'place-not-chosen': [
    'This page may not write to “{path}”.',
    'Choose the place in the dialog. For a page in a browser, start with: stenogram serve -o FOLDER.',
  ],
  'program-not-chosen': [
    'This page may not set “{path}” as a program to run.',
    'Choose ffmpeg in the dialog of the app, or start it with STENOGRAM_FFMPEG set.',
  ],
  'unsupported-here': ['Not available here: {detail}.', 'Use the desktop app.'],
  aborted: ['Stopped.', ''],
  internal: ['Something unexpected went wrong: {detail}', 'Retry. If it happens again, report it and attach the log.'],
  'model-unaccepted': [
    '“{name}” is not one of the published models.',
    'If you trust its source, choose “Trust this file” under Models.',
  ],
  'model-damaged': [
    'The file “{name}” has changed.',
    'Download the damaged part again under Models, or import another copy.',
  ],
  'model-in-use': ['“{name}” is in use.', 'Pause the transcription or wait for it to finish, then retry.'],
  'model-kept': ['The demo model is part of the app and cannot be deleted.', 'It takes up only 11 MB.'],
  'model-failed-test': [
    '“{name}” does not run on this computer: {detail}.',
    'Choose a smaller model, or close other programs and try again.',
  ],
  'model-finds-no-speech': [
    '“{name}” runs, but does not tell speech from silence and tones.',
    'Analyses run without it. Remove it and download it again, or use another model.',
  ],
  'model-mixes-voices': [
    '“{name}” runs, but does not distinguish voices.',
    'Analyses run without it. Remove it and download it again, or use another model.',
  ],
  'graphics-card-failed': [
    'The graphics card {name} failed: {detail}.',
    'The processor does the work instead. Update the card’s driver, then press “Test” under Settings.',
  ],
  'graphics-card-differs': [
    'The graphics card {name} recognised other words than the processor.',
    'The processor does the work instead. Update the card’s driver, then press “Test” under Settings.',
  ],
  'model-wanted': [
    'Waiting: the demo model cannot understand this recording.',
    'Get a model for real speech, or try the demo model anyway.',
  ],
  'sound-model-missing': [
    'Sound events need a model of sounds, and none is installed.',
    'Get “Sounds: Zipformer” (27 MB) on the Models page, or run: stenogram models download zipformer-audio-tagging',
  ],
  'model-disk-full': [
    'Not enough disk space for “{name}”.',
    'Free at least {neededMb} MB, then continue. The downloaded part is kept.',
  ],
  offline: ['“Stay offline” is on.', 'Turn it off in Settings, or bring the model on a USB stick.'],
  'host-unreachable': [
    '“{host}” could not be reached ({detail}).',
    'Check the connection and the proxy, then continue. The downloaded part is kept.',
  ],
  'proxy-unsupported': [
    'The system connects to “{host}” through a SOCKS proxy, which the app does not support.',
    'Set an HTTP proxy in the system settings, or bring the model on a USB stick.',
  ],
  'download-stalled': ['“{host}” stopped sending data.', 'Continue later. The downloaded part is kept.'],
  'download-wrong-answer': [
    '“{host}” did not send the model ({detail}).',
    'A sign-in page or a filter may be in the way. Sign in to the network, or choose another source in Settings.',
  ],
  'download-insecure': [
    '“{host}” redirected the download to an address that is not allowed.',
    'Choose another source in Settings, or bring the model on a USB stick.',
  ],
  'download-wrong-hash': [
    '“{host}” sent a different file instead of “{name}”. It was deleted.',
    'Choose another source in Settings, or bring the model on a USB stick.',
  ],
  'download-elsewhere': [
    '“{name}” is being downloaded or imported by another copy of Stenogram.',
    'Wait until it is finished.',
  ],
};
