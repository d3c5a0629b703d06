/** What the control channel can have the simulated cloud do: by name, with a line of help, strictly checked arguments. */
import { z } from 'zod';
import { accountKinds, roomStatuses } from './account.ts';
import { meetingSchema } from './api/meeting-body.ts';
import type { Cloud } from './cloud.ts';
import { junkKinds, type EventHub } from './event-hub.ts';
import { Fault, faultKinds, type FaultLedger } from './faults.ts';
import { rateLabels, type RateLimits } from './rate-limits.ts';
import type { Tokens } from './tokens.ts';
import { tokenErrorForms, type TokenErrorForm } from './token-face.ts';
import type { Meeting } from './meetings.ts';

export interface Steered {
  readonly cloud: Cloud;
  readonly hub: EventHub;
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly faults: FaultLedger;
  readonly server: () => { readonly setDown: (isDown: boolean) => void };
  readonly roomId: string;
  readonly roomName: string;
  tokenErrorForm: TokenErrorForm;
}

/** Thrown when an action makes no sense now; its message is shown to who asked. */
export class ActionRefused extends Error {}

interface Action {
  readonly help: string;
  readonly args: z.ZodObject;
  /** Throws `ActionRefused` when the arguments are wrong. */
  readonly run: (steered: Steered, given: unknown) => void | Promise<void>;
}

function action<Shape extends z.ZodRawShape>(
  help: string,
  shape: Shape,
  run: (steered: Steered, args: z.output<z.ZodObject<Shape, z.core.$strict>>) => void | Promise<void>,
) {
  const args = z.strictObject(shape);
  return {
    ...{ help, args },
    run: (steered: Steered, given: unknown) => {
      const checked = args.safeParse(given);
      if (!checked.success) throw new ActionRefused(z.prettifyError(checked.error));
      return run(steered, checked.data);
    },
  };
}

const on = z.boolean().default(true);
const number = z.string().regex(/^\d{9,12}$/);
const name = z.string().min(1).max(200);

function meetingOf({ cloud }: Steered, id: string): Meeting {
  const meeting = cloud.meetings.find(id);
  if (meeting === null) throw new ActionRefused(`The account knows no meeting ${id}.`);
  return meeting;
}

function ownRoomOf({ cloud }: Steered) {
  if (cloud.ownRoom === null) throw new ActionRefused('The room is another simulator: ask that one.');
  return cloud.ownRoom;
}

const actions = {
  addMeeting: action(
    'A meeting made elsewhere becomes known under this number.',
    {
      ...{ number, topic: name.default('Möte') },
      passcode: z
        .string()
        .regex(/^[A-Za-z0-9@\-_*!]{0,10}$/)
        .default(''),
      ...{ waitingRoom: z.boolean().default(false), joinBeforeHost: z.boolean().default(true) },
    },
    async ({ cloud }, { number: id, topic, passcode, waitingRoom, joinBeforeHost }) => {
      const settings = {
        ...{ waiting_room: waitingRoom, join_before_host: joinBeforeHost, meeting_authentication: true },
      };
      const host = cloud.account.users[0];
      if (host === undefined) throw new ActionRefused('The account has no users.');
      const order = meetingSchema(0).parse({ topic, password: passcode, settings });
      await cloud.tellRoom(cloud.meetings.make(host, order, id));
    },
  ),
  joinPerson: action(
    'Somebody joins a meeting; the first one starts it.',
    { meeting: number, name },
    async (steered, args) => {
      const meeting = meetingOf(steered, args.meeting);
      steered.cloud.presence.joins(meeting, args.name);
      await steered.cloud.tellRoom(meeting);
    },
  ),
  leavePerson: action(
    'Somebody leaves a meeting; the last one ends it.',
    { meeting: number, name },
    (steered, args) => {
      const isGone = steered.cloud.presence.leaves(meetingOf(steered, args.meeting), args.name);
      if (!isGone) throw new ActionRefused(`Nobody named "${args.name}" is in that meeting.`);
    },
  ),
  endMeeting: action('A meeting is ended by its host.', { meeting: number }, (steered, args) =>
    steered.cloud.endMeeting(meetingOf(steered, args.meeting)),
  ),
  callRoom: action(
    'Somebody calls the cloud’s own room into a meeting.',
    { meeting: number },
    (steered, args) => {
      ownRoomOf(steered).ring(String(meetingOf(steered, args.meeting).id));
    },
  ),
  admitRoom: action('The host comes, or lets the cloud’s own room in.', {}, (steered) => {
    if (!ownRoomOf(steered).admit()) throw new ActionRefused('The room is not waiting.');
  }),
  roomStatus: action(
    'What the room’s status is said to be from now on; null: what it is.',
    { status: z.enum(roomStatuses).nullable() },
    ({ cloud }, { status }) => {
      cloud.forcedStatus = status;
    },
  ),
  acceptButDoNothing: action(
    'So many commands more are taken on with 202, and nothing happens; null: until set to 0.',
    { times: z.int().min(0).nullable().default(1) },
    ({ cloud }, { times }) => {
      cloud.ignoring = times;
    },
  ),
  effectDelay: action(
    'Simulated milliseconds between 202 and the effect.',
    { ms: z.number().min(0).max(600_000) },
    ({ cloud }, { ms }) => {
      cloud.effectMs = ms;
    },
  ),
  tell: action(
    'Sends an event of your own making.',
    { event: name, object: z.record(z.string(), z.json()) },
    ({ hub }, { event, object }) => hub.tell(event, object),
  ),
  alert: action(
    'An alert about the room.',
    { issue: name.default('Zoom Rooms Controller disconnected') },
    ({ hub, roomId, roomName }, { issue }) =>
      hub.tell('zoomroom.alert', {
        ...{ id: roomId, room_name: roomName, calendar_name: roomName, email: '', issue },
        ...{ alert_type: 1, component: 1, alert_kind: 1 },
      }),
  ),
  bareEvents: action('Events go out without the frame around them.', { on }, ({ hub }, args) => {
    hub.sendsBare = args.on;
  }),
  junkFrame: action(
    `One frame that is no event: ${junkKinds.join(', ')}.`,
    { kind: z.enum(junkKinds) },
    ({ hub }, { kind }) => {
      if (!hub.sendJunk(kind)) throw new ActionRefused('Nobody is connected.');
    },
  ),
  silentSocket: action('The event line is half open: no answers, no events.', { on }, ({ hub }, args) => {
    hub.isSilent = args.on;
  }),
  cutSocket: action('The event connection is cut without a farewell.', {}, ({ hub }) => hub.cut()),
  refuseSockets: action('New event connections are closed at once.', { on }, ({ hub }, args) => {
    hub.refuses = args.on;
  }),
  expireTokens: action(
    'Every token given out so far; whoever is connected for events is told so.',
    {},
    ({ tokens, hub }) => {
      tokens.expireAll();
      hub.refuseToken();
    },
  ),
  tokenLife: action(
    'Of tokens given out from now on; newestOnly: a newer one withdraws the older (4741).',
    { seconds: z.int().min(1).max(86_400).optional(), newestOnly: z.boolean().optional() },
    ({ tokens }, { seconds, newestOnly }) => {
      if (seconds !== undefined) tokens.policy.lifetimeSeconds = seconds;
      if (newestOnly !== undefined) tokens.policy.newestOnly = newestOnly;
    },
  ),
  tokenErrorForm: action(
    'How the token host words its refusals: by number, by name, or both.',
    { form: z.enum(tokenErrorForms) },
    (steered, { form }) => {
      steered.tokenErrorForm = form;
    },
  ),
  app: action(
    'The app in Zoom’s portal: another secret, switched off or on, other scopes (tokens keep the old ones).',
    {
      secret: z.string().min(1).max(200).optional(),
      enabled: z.boolean().optional(),
      scopes: z.array(name).max(100).optional(),
    },
    ({ cloud: { account } }, { secret, enabled, scopes }) => {
      const { app } = account;
      if (secret !== undefined) app.clientSecret = secret;
      if (enabled !== undefined) app.isEnabled = enabled;
      if (scopes !== undefined) app.scopes = scopes;
    },
  ),
  account: action(
    'Its kind, which sets the rates, and how long passcodes have to be (0: none is demanded).',
    { kind: z.enum(accountKinds).optional(), passcodeMinimum: z.int().min(0).max(10).optional() },
    ({ cloud: { account } }, { kind, passcodeMinimum }) => {
      if (kind !== undefined) account.kind = kind;
      if (passcodeMinimum !== undefined) account.passcodeMinimum = passcodeMinimum;
    },
  ),
  useUpRate: action(
    'Other apps use up the running second (or minute) or day of a label.',
    { label: z.enum(rateLabels), per: z.enum(['second', 'day']).default('second') },
    ({ limits, cloud }, { label, per }) => {
      const isDone = limits.useUp(label, cloud.account.kind, per === 'day' ? 'Daily-limit' : 'QPS');
      if (!isDone) throw new ActionRefused(`${label} requests have no daily cap in this kind of account.`);
    },
  ),
  useUpMeetings: action(
    'The hundred meetings a day of a host are used up.',
    { host: name },
    (steered, args) => {
      const host = steered.cloud.account.users.find(({ email }) => email === args.host);
      if (host === undefined) throw new ActionRefused('There is no such user.');
      steered.cloud.meetings.useUpDay(host);
    },
  ),
  fault: action(
    `fault: { kind, times, where, on, … }; kinds: ${faultKinds.join(', ')}.`,
    { fault: Fault },
    ({ faults }, { fault }) => faults.set(fault),
  ),
  clearFaults: action('No fault is active any more.', {}, ({ faults }) => faults.clear()),
  goDown: action('Every connection is cut until comeUp; the control channel goes on.', {}, ({ server }) =>
    server().setDown(true),
  ),
  comeUp: action('The service answers again.', {}, ({ server }) => server().setDown(false)),
};

type Actions = typeof actions;

/** An action with its arguments, as code and the control channel give it. */
export type CloudAction = {
  [Name in keyof Actions]: { do: Name } & ArgumentsOf<Actions[Name]['args']>;
}[keyof Actions];

/** A schema without keys takes nothing, which its own type says in a way that would forbid `do` as well. */
type ArgumentsOf<Schema extends z.ZodObject> = string extends keyof z.input<Schema>
  ? unknown
  : z.input<Schema>;

const byName: ReadonlyMap<string, Action> = new Map(Object.entries<Action>(actions));

/** One line about every action. */
export const actionHelp: Readonly<Record<string, string>> = Object.fromEntries(
  [...byName].map(([key, { help }]) => [key, help]),
);

const Named = z.looseObject({ do: z.string() });

/** Throws `ActionRefused` with a plain message when there is no such action or its arguments are wrong. */
export async function perform(steered: Steered, request: unknown): Promise<void> {
  const named = Named.safeParse(request);
  if (!named.success) throw new ActionRefused('The body must be an object with "do", the name of an action.');
  const { do: wanted, ...args } = named.data;
  const found = byName.get(wanted);
  if (found === undefined) throw new ActionRefused(`There is no action "${wanted}"; GET / lists them all.`);
  await found.run(steered, args);
}
