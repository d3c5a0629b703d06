/** What the call screen says of people, security and recording. */

export interface PeopleTexts {
  readonly menu: {
    readonly label: string;
    readonly security: string;
    readonly view: string;
    readonly camera: string;
    readonly invite: string;
    readonly devices: string;
    readonly limits: string;
  };
  readonly heading: string;
  readonly show: (count: number) => string;
  /** Whether the meeting is locked, in a word. */
  readonly lock: Readonly<Record<'on' | 'off', string>>;
  readonly sections: Readonly<Record<'waiting' | 'hands' | 'hosts' | 'others', string>>;
  readonly search: string;
  readonly searchHint: string;
  readonly clearSearch: string;
  readonly nobody: string;
  readonly alone: string;
  readonly chooseOne: string;
  readonly onlyHost: string;
  /** Said to a co-host. */
  readonly hostAlone: string;
  readonly nothing: string;
  readonly elsewhere: string;
  readonly myself: string;
  readonly roles: Readonly<Record<'host' | 'coHost', string>>;
  readonly joinedBy: Readonly<Record<'phone' | 'roomSystem', string>>;
  readonly microphone: Readonly<Record<'on' | 'off' | 'none', string>>;
  readonly camera: Readonly<Record<'on' | 'off', string>>;
  readonly handUp: (place: number) => string;
  readonly isWaiting: string;
  readonly isRecording: string;
  readonly act: {
    readonly admit: string;
    readonly admitAll: (count: number) => string;
    readonly admitting: string;
    readonly mute: string;
    readonly askUnmute: string;
    readonly stopVideo: string;
    readonly askVideo: string;
    readonly spotlight: string;
    readonly unspotlight: string;
    readonly pin: (screen: number, screens: number) => string;
    readonly unpin: string;
    readonly allowRecording: string;
    readonly forbidRecording: string;
    readonly askCamera: string;
    readonly giveCamera: string;
    readonly makeHost: string;
    readonly makeHostQuestion: (name: string) => string;
    readonly makeHostExplained: string;
    readonly remove: string;
    readonly removeQuestion: (name: string) => string;
    readonly removeExplained: string;
    readonly back: string;
    readonly muteAll: string;
    readonly mutingAll: string;
  };
  readonly announce: {
    /** Follows the name of one of them; `others` are as many besides. */
    readonly waiting: (others: number) => string;
    /** Where no name is known. */
    readonly someWaiting: (count: number) => string;
    readonly hand: (others: number) => string;
    readonly someHands: (count: number) => string;
    readonly video: string;
    readonly startVideo: string;
    readonly see: string;
  };
  readonly security: {
    readonly heading: string;
    readonly lock: string;
    readonly locked: string;
    readonly unlocked: string;
    readonly muteOnEntry: string;
    readonly everybody: string;
    readonly claimHost: string;
    readonly claimHint: string;
    readonly hostKey: string;
    readonly claiming: string;
    readonly waiting: (count: number) => string;
    readonly onlyHost: string;
  };
  readonly recording: {
    readonly heading: string;
    readonly isOn: string;
    readonly isOff: string;
    readonly byOthers: string;
    /** That it goes on, and for how long yet. */
    readonly timed: (minutes: number) => string;
    readonly start: string;
    readonly starting: string;
    readonly stop: string;
    readonly stopping: string;
    readonly means: string;
    readonly notAllowed: string;
    readonly needsEmail: string;
    readonly limit: (time: string) => string;
  };
  readonly consent: {
    readonly heading: string;
    readonly hint: string;
    readonly agree: string;
    readonly leave: string;
  };
  readonly incomingLeaves: string;
  readonly webinar: string;
  /** What the room is in a webinar that it cannot take part in. */
  readonly onlyWatches: string;
}
