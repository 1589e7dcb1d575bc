/** What a moderator looks for among the 527 classes of AudioSet: some thirty kinds, each of several classes. */

/** Something that is audible at a time, found with a model from the catalogue. */
export const eventKind = 'event';

export interface SoundEvent {
  /** AudioSet's own marks; the likeliest of them counts. */
  readonly classes: readonly string[];
  /** From here on it is found; set by hand: what is short and rare from less, what is often taken for something else from more. */
  readonly threshold: number;
}

const rare = 0.3;
const usual = 0.4;
const common = 0.5;

export const soundEvents = {
  laughter: of(usual, '/m/01j3sz /t/dd00001 /m/07r660_ /m/07s04w4 /m/07sq110 /m/07rgt08'),
  applause: of(usual, '/m/028ght /m/0l15bq'),
  cheering: of(usual, '/m/053hz1 /m/07rwj3x'),
  crying: of(usual, '/m/0463cq4 /m/07qz6j3 /m/07qw_06'),
  'baby-cry': of(usual, '/t/dd00002'),
  screaming: of(usual, '/m/07p6fty /m/07q4ntr /m/07sr1lc /m/04gy_2 /t/dd00135 /m/03qc9zr'),
  whispering: of(usual, '/m/02rtxlg'),
  singing: of(common, '/m/015lz1 /m/0l14jd /t/dd00003 /t/dd00004 /t/dd00005 /m/06bxc'),
  cough: of(usual, '/m/01b_21 /m/0dl9sf8 /m/01hsr_'),
  snoring: of(usual, '/m/01d3sd /m/07q0yl5'),
  footsteps: of(usual, '/m/07pbtc8 /m/06h7j'),
  crowd: of(common, '/m/07rkbfh /m/03qtwd /m/07qfr4h'),
  dog: of(usual, '/m/0bt9lr /m/05tny_ /m/07r_k2n /m/07qf0zm /m/07rc7d9 /t/dd00136'),
  cat: of(usual, '/m/01yrx /m/02yds9 /m/07qrkrw /m/07r81j2'),
  bird: of(common, '/m/015p6 /m/020bb7 /m/07pggtn /m/09b5t /m/07qn5dc /m/04s8yn'),
  siren: of(usual, '/m/03kmc9 /m/0dgbq /m/03j1ly /m/04qvtq /m/012n7d /m/012ndj'),
  alarm: of(usual, '/m/07pp_mv /m/046dlr /m/030rvx /m/01y3hg /m/0c3f7m /m/02mfyn'),
  'phone-ring': of(usual, '/m/07cx4 /m/07pp8cl /m/01hnzm'),
  'phone-tone': of(usual, '/m/02c8p /m/015jpf /m/01z47d'),
  doorbell: of(usual, '/m/03wwcy /m/07r67yg'),
  knock: of(usual, '/m/02dgv /m/07rjzl8 /m/07r4wb8'),
  'breaking-glass': of(rare, '/m/07rn7sz /m/07pc8lb /m/07pjjrj'),
  gunshot: of(rare, '/m/032s66 /m/04zjc /m/02z32qm /m/073cg4'),
  explosion: of(rare, '/m/014zdl /m/0_1c /m/07qqyl4'),
  fireworks: of(usual, '/m/0g6b5 /g/122z_qxw'),
  horn: of(usual, '/m/0912c9 /m/07qv_d5 /m/05x_td'),
  traffic: of(common, '/m/07yv9 /m/012f08 /m/0k4j /t/dd00134 /m/07r04 /m/01bjv /m/04_sv /m/0btp2'),
  train: of(common, '/m/06d_3 /m/07jdr /m/0284vy3 /m/0195fx'),
  aircraft: of(common, '/m/0k5j /m/04229 /m/09ct_ /m/0cmf2'),
  thunder: of(usual, '/m/0jb2l /m/0ngt1'),
  typing: of(usual, '/m/0316dw /m/0c2wf /m/01m2v'),
} as const satisfies Readonly<Record<string, SoundEvent>>;

export type SoundEventValue = keyof typeof soundEvents;
export const soundEventValues = Object.keys(soundEvents) as readonly SoundEventValue[];

export function isSoundEvent(value: string): value is SoundEventValue {
  return Object.hasOwn(soundEvents, value);
}

function of(threshold: number, classes: string): SoundEvent {
  return { threshold, classes: classes.split(' ') };
}
