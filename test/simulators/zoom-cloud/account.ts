/**
 * Who is who in the simulated account: the app that may ask, the people who may host, the rooms. Data that the control
 * channel can change; it decides nothing.
 */
import { randomUUID } from 'node:crypto';
import { everyScope } from './api/scopes.ts';

export const accountKinds = ['free', 'pro', 'business'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** The server-to-server app. */
export interface App {
  readonly accountId: string;
  readonly clientId: string;
  clientSecret: string;
  readonly subscriptionId: string;
  isEnabled: boolean;
  scopes: readonly string[];
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** `unlicensed`: may not host at all. `notOurs`: this app may not schedule for them. */
  readonly standing: 'host' | 'unlicensed' | 'notOurs';
}

export const roomStatuses = ['Offline', 'Available', 'InMeeting', 'UnderConstruction'] as const;
export type RoomStatus = (typeof roomStatuses)[number];

export interface ListedRoom {
  readonly id: string;
  readonly roomId: string;
  /** Null: in kiosk mode a room comes without a name. */
  readonly name: string | null;
  readonly status: RoomStatus;
  readonly type: 'ZoomRoom' | 'SchedulingDisplayOnly' | 'DigitalSignageOnly';
  readonly locationId: string;
}

export interface Account {
  readonly app: App;
  kind: AccountKind;
  /** Every meeting has to have a passcode of at least so many characters; 0: none is demanded. */
  passcodeMinimum: number;
  readonly users: readonly User[];
  /** Without the room that can be controlled. */
  readonly neighbours: readonly ListedRoom[];
}

export const locationId = 'Frescati-plan-3';

export function createAccount(given: {
  readonly host: string;
  readonly kind: AccountKind;
  readonly scopes: readonly string[] | null;
}): Account {
  const domain = given.host.split('@')[1] ?? 'su.example';
  const user = (id: string, local: string, name: string, standing: User['standing']): User => ({
    id,
    email: `${local}@${domain}`,
    name,
    standing,
  });
  return {
    app: {
      accountId: 'Ab3kQ9wZTqOh1sUniversitet',
      clientId: 'kD7pXw2RSmqL0Panel',
      clientSecret: `sim~${randomUUID()}`,
      subscriptionId: 'Vt2gH8sNQyKe5Handelser',
      isEnabled: true,
      scopes: given.scopes ?? everyScope,
    },
    kind: given.kind,
    passcodeMinimum: 0,
    users: [
      { ...user('z8Hn3TtQRDa0Vard', '', 'Mötesvärd', 'host'), email: given.host },
      user('q1Lm9CvBSEe7Utan', 'utan-licens', 'Utan Licens', 'unlicensed'),
      user('t5Rk2WxYTGi4Annan', 'rektor', 'Rektor', 'notOurs'),
    ],
    neighbours: [
      neighbour('hB4tYu8Bjornen', 'Björnen', 'Available'),
      neighbour('mC6rEw1Lodjuret', 'Lodjuret', 'InMeeting'),
      neighbour('nF9sQa3Jarven', 'Järven', 'Offline'),
      { ...neighbour('pK2dZx5Kiosk', 'x', 'Available'), name: null },
      neighbour('wJ7gVc0Ugglan', 'Ugglan', 'UnderConstruction'),
    ],
  };
}

const neighbour = (id: string, name: string, status: RoomStatus): ListedRoom => ({
  ...{ id, name, status, locationId },
  roomId: `room_${id}`,
  type: 'ZoomRoom',
});
