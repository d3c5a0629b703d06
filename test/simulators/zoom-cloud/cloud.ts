/**
 * The simulated service put together: account, meetings, events, the room, and what a command becomes after it was taken
 * on. Faces ask it, the control channel changes it; sockets are none of its business.
 */
import type { Account, ListedRoom, RoomStatus } from './account.ts';
import { locationId } from './account.ts';
import { meetingSchema } from './api/meeting-body.ts';
import type { EventHub } from './event-hub.ts';
import { Meetings, type Meeting } from './meetings.ts';
import { createPresence, type Presence } from './presence.ts';
import { createOwnRoom, type OwnRoom } from './room/own-room.ts';
import { createRoomBehindControl } from './room/room-behind-control.ts';
import type { Device, DeviceList, DialledMeeting, Room, RoomOrder, RoomView } from './room/room.ts';
import type { Scheduler } from './scheduler.ts';

export interface CloudParts {
  readonly account: Account;
  readonly hub: EventHub;
  readonly scheduler: Scheduler;
  readonly now: () => number;
  readonly roomId: string;
  readonly roomName: string;
  readonly effectMs: number;
  /** Control channel of the simulated CSAPI room that is the same room; null: a small one of the cloud's own. */
  readonly roomControl: string | null;
  readonly roomLookEveryMs: number;
}

export const devices: Readonly<Record<DeviceList, readonly Device[]>> = {
  cameras: [
    { id: 'cam-front', name: 'Kamera fram' },
    { id: 'cam-board', name: 'Tavelkamera' },
  ],
  microphones: [
    { id: 'mic-table', name: 'Bordsmikrofon' },
    { id: 'mic-ceiling', name: 'Takmikrofon' },
  ],
  speakers: [{ id: 'spk-bar', name: 'Ljudpanel' }],
};

type Booked = Extract<RoomOrder, { kind: 'schedule' | 'cancel' }>;

export class Cloud {
  readonly meetings: Meetings;
  readonly presence: Presence;
  readonly account: Account;
  /** Between taking a command on and its effect, in simulated time. */
  effectMs: number;
  /** So many commands more are taken on and nothing happens; null: all. */
  ignoring: number | null = 0;
  /** Instead of what the room would be; null: what it is. */
  forcedStatus: RoomStatus | null = null;
  readonly checkedIn = new Set<string>();
  readonly commands: RoomOrder[] = [];
  readonly #parts: CloudParts;
  #room: Room | null = null;
  #own: OwnRoom | null = null;

  constructor(parts: CloudParts) {
    const { account, hub, now } = parts;
    this.#parts = parts;
    this.account = account;
    this.effectMs = parts.effectMs;
    this.meetings = new Meetings({ now, passcodeMinimum: () => account.passcodeMinimum });
    this.presence = createPresence(this.meetings, hub, now);
  }

  async start(): Promise<void> {
    const { roomControl: control, roomLookEveryMs: lookEveryMs } = this.#parts;
    const startInstant = (): DialledMeeting => this.#startInstant();
    const changed = (before: RoomView, after: RoomView): void =>
      this.presence.roomChanged(before, after, this.#parts.roomName);
    if (control !== null) {
      this.#room = await createRoomBehindControl({ control, lookEveryMs, startInstant, changed });
      return;
    }
    this.#own = createOwnRoom({
      ...{ startInstant, changed },
      find: (number) => {
        const meeting = this.meetings.find(number);
        return meeting === null ? null : this.meetings.asDialled(meeting);
      },
      meetingEndedByRoom: (number) => {
        const meeting = this.meetings.find(number);
        if (meeting !== null) this.presence.end(meeting);
      },
    });
    this.#room = this.#own;
  }

  stop(): void {
    this.#room?.stop();
  }

  /** Null where another simulator is the room. */
  get ownRoom(): OwnRoom | null {
    return this.#own;
  }

  get room(): Room {
    if (this.#room === null) throw new Error('The cloud has not started');
    return this.#room;
  }

  /** The room that can be commanded, and its neighbours. */
  rooms(): readonly ListedRoom[] {
    const { roomId, roomName } = this.#parts;
    const { isOnline, call } = this.room.view();
    // While it asks for a passcode or waits it still counts as available (reference 15.2).
    const seen: RoomStatus = !isOnline ? 'Offline' : call === 'inMeeting' ? 'InMeeting' : 'Available';
    const own: ListedRoom = {
      ...{ id: roomId, roomId: `room_${roomId}`, name: roomName, status: this.forcedStatus ?? seen },
      ...{ type: 'ZoomRoom', locationId },
    };
    return [own, ...this.account.neighbours];
  }

  /** The command has been taken on. */
  command(order: RoomOrder): void {
    this.commands.push(order);
    if (this.commands.length > 200) this.commands.shift();
    if (this.ignoring !== 0) {
      if (this.ignoring !== null) this.ignoring -= 1;
      return;
    }
    this.#parts.scheduler.after(this.effectMs, () => void this.#takeEffect(order));
  }

  /** Whoever dials it knows the meeting from here on. */
  tellRoom(meeting: Meeting): Promise<void> {
    return this.room.learn(this.meetings.asDialled(meeting));
  }

  async endMeeting(meeting: Meeting): Promise<void> {
    await this.room.meetingEnded(String(meeting.id));
    this.presence.end(meeting);
  }

  async #takeEffect(order: RoomOrder): Promise<void> {
    if (order.kind === 'checkIn') this.#checkIn(order);
    if (order.kind === 'schedule') await this.#schedule(order);
    if (order.kind === 'cancel') this.#cancel(order);
    if (order.kind === 'joinThirdParty') {
      const { roomId, roomName, hub } = this.#parts;
      hub.tell('zoomroom.thirdparty_meeting_attempted', { id: roomId, room_name: roomName });
    }
    await this.room.carryOut(order);
  }

  #checkIn({ isIn, item }: Extract<RoomOrder, { kind: 'checkIn' }>): void {
    const { roomId, roomName, hub } = this.#parts;
    if (isIn) this.checkedIn.add(item.event_id);
    else this.checkedIn.delete(item.event_id);
    const isExchange = 'change_key' in item;
    hub.tell(isIn ? 'zoomroom.checked_in' : 'zoomroom.checked_out', {
      ...{ id: roomId, room_name: roomName, calendar_name: roomName, email: '' },
      ...{ event_id: item.event_id, change_key: isExchange ? item.change_key : '' },
      resource_email: isExchange ? item.resource_email : '',
      calendar_id: isExchange ? '' : item.calendar_id,
      ...{ calendar_type: isExchange ? '2' : '0', api_type: isExchange ? '0' : '' },
    });
  }

  async #schedule({ topic, startsAt, minutes }: Booked): Promise<void> {
    const settings = { join_before_host: true };
    const given = { topic, start_time: startsAt, duration: minutes, settings };
    await this.tellRoom(this.meetings.make(this.#host(), meetingSchema(0).parse(given)));
  }

  /** It is found by what it was made with. */
  #cancel({ topic, startsAt, minutes }: Booked): void {
    const found = this.meetings
      .list()
      .find(
        ({ order }) => order.topic === topic && order.start_time === startsAt && order.duration === minutes,
      );
    if (found !== undefined) this.meetings.remove(found);
  }

  /** The room is the host of it, so it opens at once. */
  #startInstant(): DialledMeeting {
    const settings = { meeting_authentication: true, join_before_host: true };
    const order = meetingSchema(0).parse({ topic: this.#parts.roomName, type: 1, settings });
    return this.meetings.asDialled(this.meetings.make(this.#host(), order));
  }

  #host() {
    const host = this.account.users.find(({ standing }) => standing === 'host');
    if (host === undefined) throw new Error('The account has no host');
    return host;
  }
}
