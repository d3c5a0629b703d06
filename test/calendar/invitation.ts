/** What a test invitation is, and short ways to write one. The links and addresses are composed for these tests. */
import type { JoinObstacle, MeetingService, ThirdParty } from '../../shared/model/booking.ts';
import type { JoinSource } from '../../electron/calendar/join-link/index.ts';

type Expected =
  | {
      readonly number: string;
      readonly passcode: string | null;
      readonly personal?: true;
      readonly also?: readonly string[];
    }
  | { readonly service: ThirdParty; readonly url: string }
  | { readonly obstacle: JoinObstacle; readonly service: MeetingService | null };

export interface Invitation {
  readonly name: string;
  readonly source: JoinSource;
  readonly expected: Expected;
}

export const nothing: JoinSource = { subject: null, locations: [], body: null, structured: [] };
export const html = (content: string): JoinSource => ({ ...nothing, body: { contentType: 'html', content } });
export const text = (content: string): JoinSource => ({ ...nothing, body: { contentType: 'text', content } });
export const at = (...locations: readonly string[]): JoinSource => ({ ...nothing, locations });
export const zoom = (number: string, passcode: string | null = null) => ({ number, passcode });
export const none = (obstacle: JoinObstacle, service: MeetingService | null) => ({ obstacle, service });

export const other = (service: ThirdParty, url: string) => ({ service, url });

export const join = 'https://uni-se.zoom.us/j/61234567890?pwd=Q2FmZUxhdHRlL0FuZHJlYXM9PQ.1';
export const safe = (target: string, path = '/'): string =>
  `https://eur01.safelinks.protection.outlook.com${path}?url=${encodeURIComponent(target)}&data=05%7C02%7Canna%40uni.example%7C&sdata=kT%2Bc%3D&reserved=0`;

export const teams = `________________________________________________________________________________
Microsoft Teams-möte
Anslut: https://teams.microsoft.com/meet/38412345678901?p=tR5wXb2LmQ9
Mötes-ID: 384 123 456 789 01
Lösenord: Qw7Er2Ty
________________________________
Behöver du hjälp?<https://aka.ms/JoinTeamsMeeting?omkt=sv-SE> | Systemreferens<https://teams.microsoft.com/l/meetup-join/19%3ameeting_MTIz%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d>
`;
