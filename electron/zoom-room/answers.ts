/**
 * Which message answers which command. There is no request id, so with one command under way the answer is the next
 * message with `Sync: true` under an expected name; events never answer, although some come with `Sync: true`
 * (zoom-rooms.md 3.3, 4). An answer frees the line for the next command; it never proves that anything happened.
 */
import type { Envelope } from './envelope.ts';

/** Documented names that do not follow from the command's own path; null: none is witnessed, any may come. */
const namesByPath: Readonly<Record<string, readonly string[] | null>> = {
  'call leave': ['CallDisconnectResult'],
  'call info': ['InfoResult'],
  'call listparticipants': ['ListParticipantsResult'],
  'call accept': ['CallAcceptRejectResult'],
  'call reject': ['CallAcceptRejectResult'],
  'call sharing hdmi start': ['CallSharingHDMIResult'],
  'call sharing hdmi stop': ['CallSharingHDMIResult'],
  'call record': ['CallRecord'],
  'dial sharing': null,
  'call sharing disconnect': null,
  'call invite': null,
  'call invitesiproom': null,
  'call inviteh323room': null,
  'dial phonecallout': null,
  'dial phonehangup': null,
  'dial checkin': null,
  sendsipdtmf: null,
  'call muteparticipantvideo': null,
  'call expel': null,
  'call hostchange': null,
  'call hostclaim': null,
  'call admit participant': null,
  'call spotlight': null,
  'call pin': null,
  'call allowrecord': null,
  'call layout turnpage': null,
  agree: null,
  'call cameracontrol': ['CameraControl'],
  'call sharing tonormal': null,
  'call setinstructions': null,
  'call sharecamera': null,
  'test microphone start': null,
  'test microphone stop': null,
  'test speaker start': null,
  'test speaker stop': null,
};

/** Names that belong to some command of ours; an answer under one of them is not another command's. */
const ownedNames = new Set(
  [
    ...Object.values(namesByPath).flatMap((names) => names ?? []),
    ...['BookingsListResult', 'PhonebookListResult', 'InviteResult'],
    ...['DialStartPmiResult', 'DialJoinResult', 'CallInfoResult', 'CallListParticipantsResult'],
    ...[
      'Call',
      'Audio',
      'Video',
      'Client',
      'Layout',
      'SystemUnit',
      'Capabilities',
      'Sharing',
      'NumberOfScreens',
      'CameraShare',
    ],
    ...['Audio Input Line', 'Audio Output Line', 'Video Camera Line'],
  ].map((name) => name.toLowerCase()),
);

const unsupportedName = 'onunsupported command';

export interface ExpectedAnswer {
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** No name is witnessed: whatever is not another command's will do. */
  readonly anyName: boolean;
}

/** What may answer `line`, a whole command line as it is sent. */
export function expectedAnswer(line: string): ExpectedAnswer {
  const [family = '', ...rest] = line.split(' ');
  const words = pathWords(family, rest);
  const path = words.join(' ').toLowerCase();
  const result = `${words.join('')}Result`;
  if (family === 'zCommand') {
    const documented = namesByPath[path];
    return { names: lowered([result, ...(documented ?? [])]), anyName: documented === null };
  }
  const [head = ''] = words;
  // Some versions report the layout within `Client` or `Call` (11.6), and devices under their whole path.
  const names = family === 'zStatus' ? [head, words.join(' '), words.at(-1) ?? head] : [head];
  const elsewhere = path.startsWith('call layout') ? ['Client'] : [];
  return { names: lowered([result, ...names, ...elsewhere]), anyName: false };
}

/** The words before the first parameter. A setting's own name, which carries the colon, is part of its path. */
function pathWords(family: string, words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => word.endsWith(':'));
  if (first === -1) return words;
  if (family !== 'zConfiguration') return words.slice(0, first);
  return words.slice(0, first + 1).map((word) => word.replace(/:$/, ''));
}

const lowered = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()));

const cameraName = 'cameracontrol';

/** Only the beginning of the name is witnessed. */
const isAboutCamera = ({ topKey }: Envelope): boolean => /^(call)?cameracontrol/i.test(topKey);

/** Whether this may answer a line that moves a camera, of which several can be on their way. */
export function mayAnswerCamera(message: Envelope): boolean {
  return message.sync && message.type !== 'zEvent' && (isAboutCamera(message) || saysUnsupported(message));
}

export function isAnswer(message: Envelope, expected: ExpectedAnswer): boolean {
  const name = isAboutCamera(message) ? cameraName : message.topKey.toLowerCase();
  if (!message.sync) return false;
  if (name === unsupportedName) return true;
  // `Bookings List` alone is answered by something that calls itself an event.
  if (message.type === 'zEvent' && name !== 'bookingslistresult') return false;
  if (expected.names.has(name)) return true;
  // An error may come under any name; one that is known as another command's is a late answer to that.
  return (expected.anyName || message.failed) && !ownedNames.has(name);
}

/** The room says that it does not know the command. */
export function saysUnsupported(message: Envelope): boolean {
  return message.topKey.toLowerCase() === unsupportedName;
}
