-- What a few places of a long recording sound like, looked at before it is transcribed, as JSON (`SoundCheck`); null where no
-- one looked. Made anew out of the file at any time, so it has no shadow row.
ALTER TABLE media ADD COLUMN sound_check TEXT;
