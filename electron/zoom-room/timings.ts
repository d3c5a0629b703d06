/**
 * Every length of time of the driver in one place, so that tests can shorten them. Sources: the budgets of the
 * design, and zoom-rooms.md 2.4, 2.8, 11 and 12.
 */
export interface Timings {
  /** After login the room may be silent, or still pour out contacts; silence of this length ends the greeting. */
  readonly greetingSilenceMs: number;
  /** A greeting that has not ended by then never will. */
  readonly greetingMs: number;
  readonly setupSpacingMs: number;
  readonly spacingMs: number;
  /** The first answer in JSON, without which the link is not up. */
  readonly probeMs: number;
  /** The panel is told "ready" then even if the room has not answered every question. */
  readonly syncMs: number;
  /** A line without an answer holds up the next ones no longer than this. */
  readonly answerMs: number;
  /** A command that could not be sent by then is dropped. */
  readonly startWithinMs: number;
  readonly pollMs: number;
  /** Questions unanswered and nothing else heard for this long: the service hangs although the connection stands. */
  readonly silenceMs: number;
  readonly joinMs: number;
  readonly leaveMs: number;
  readonly answerCallMs: number;
  readonly shareMs: number;
  readonly switchMs: number;
  /** Until the picture of a cable comes, or the room says why not. */
  readonly cableMs: number;
  /** A picture that drops may come back within this. */
  readonly shareGraceMs: number;
  /** Between two lines that keep a camera moving. */
  readonly cameraRepeatMs: number;
  /** A camera is stopped when for this long nobody has said that the finger stays. */
  readonly cameraHoldMs: number;
  /** Time for the list of people to be told, or read again, after something was done to one of them. */
  readonly peopleMs: number;
  /** A recording starts somewhere else, which takes longer than a switch. */
  readonly recordingMs: number;
  readonly takeBackMs: number;
  /** All pages of the phone book. */
  readonly contactsMs: number;
  readonly inviteMs: number;
  /** Until it rings at the other end. */
  readonly phoneMs: number;
  readonly checkInMs: number;
  /** The room's own list of bookings is read again, besides when it says that it changed. */
  readonly bookingsMs: number;
  /** An error may follow the news that a join has ended; only without one was it a person who ended it. */
  readonly errorGraceMs: number;
  /** A passcode prompt of which nothing is heard is given up, so that it cannot hold the room for ever. */
  readonly promptSilenceMs: number;
  /** Connecting for this long without anybody to wait for: stuck. */
  readonly stuckMs: number;
  readonly stuckCheckMs: number;
  /** How long to let a dialled call settle before the connection is closed; else the room can hang. */
  readonly dialSettleMs: number;
  readonly connectMs: number;
  readonly keepaliveMs: number;
  readonly retryFirstMs: number;
  readonly retryMostMs: number;
  readonly retryRefusedMs: number;
}

export const defaultTimings: Timings = {
  greetingSilenceMs: 1_000,
  greetingMs: 9_000,
  setupSpacingMs: 100,
  spacingMs: 10,
  probeMs: 5_000,
  syncMs: 5_000,
  answerMs: 3_000,
  startWithinMs: 5_000,
  pollMs: 30_000,
  silenceMs: 10_000,
  joinMs: 60_000,
  leaveMs: 10_000,
  answerCallMs: 10_000,
  shareMs: 15_000,
  switchMs: 2_000,
  cableMs: 5_000,
  shareGraceMs: 3_000,
  cameraRepeatMs: 150,
  cameraHoldMs: 600,
  peopleMs: 5_000,
  recordingMs: 5_000,
  takeBackMs: 15_000,
  contactsMs: 20_000,
  inviteMs: 10_000,
  phoneMs: 15_000,
  checkInMs: 10_000,
  bookingsMs: 300_000,
  errorGraceMs: 300,
  promptSilenceMs: 120_000,
  stuckMs: 60_000,
  stuckCheckMs: 1_000,
  dialSettleMs: 1_000,
  connectMs: 6_000,
  keepaliveMs: 3_000,
  retryFirstMs: 500,
  retryMostMs: 8_000,
  retryRefusedMs: 60_000,
};
