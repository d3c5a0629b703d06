/** What the sheets one tap below the call say: view, camera, devices, invitations, sharing, and what a room cannot do. */
import type { CameraDirection, DeviceKind } from '../../shared/model/room-command.ts';
import type { LayoutStyle, PhoneCall, ThumbnailPosition, ThumbnailSize } from '../../shared/model/room.ts';
import type { ContactView } from '../../shared/snapshot.ts';

export interface Limit {
  readonly subject: string;
  readonly way: string;
}

export interface ControlsTexts {
  readonly on: string;
  readonly off: string;
  readonly notOffered: string;
  readonly view: {
    readonly heading: string;
    readonly layout: string;
    readonly styles: Readonly<Record<LayoutStyle, string>>;
    readonly thumbnails: string;
    readonly sizes: Readonly<Record<ThumbnailSize, string>>;
    readonly position: string;
    readonly positions: Readonly<Record<ThumbnailPosition, string>>;
    readonly page: string;
    readonly previous: string;
    readonly next: string;
    readonly selfView: string;
    readonly captions: string;
    readonly captionsNone: string;
    readonly captionSize: string;
    readonly captionSizes: readonly [string, string, string];
  };
  readonly camera: {
    readonly heading: string;
    readonly hold: string;
    readonly directions: Readonly<Record<CameraDirection, string>>;
    readonly choose: string;
    readonly own: string;
    readonly cannotMove: string;
    readonly far: Readonly<Record<'asked' | 'given' | 'refused', (name: string) => string>>;
    readonly giveBack: string;
    readonly only: string;
  };
  readonly devices: {
    readonly heading: string;
    readonly kinds: Readonly<Record<DeviceKind, string>>;
    readonly test: Readonly<Record<'microphone' | 'speaker', string>>;
    readonly stopTest: string;
    readonly testing: Readonly<Record<'microphone' | 'speaker', string>>;
    readonly none: string;
  };
  readonly invite: {
    readonly heading: string;
    readonly tabs: Readonly<Record<'contacts' | 'phone' | 'roomSystem', string>>;
    readonly search: string;
    readonly searchHint: string;
    readonly loading: string;
    readonly nobody: string;
    readonly more: (count: number) => string;
    readonly presence: Readonly<Record<ContactView['presence'], string>>;
    readonly room: string;
    readonly inviteThem: (count: number) => string;
    readonly inviting: string;
    readonly most: string;
    readonly number: string;
    readonly numberHint: string;
    readonly call: string;
    readonly calling: string;
    readonly callState: Readonly<Record<PhoneCall['state'], string>>;
    readonly incoming: string;
    readonly hangUp: (name: string) => string;
    readonly address: string;
    readonly addressHint: string;
    readonly protocols: Readonly<Record<'sip' | 'h323', string>>;
    readonly roomSystem: Readonly<Record<'ringing' | 'accepted' | 'failed', string>>;
    readonly stopCalling: string;
    readonly cannot: string;
    readonly space: string;
    readonly keys: string;
  };
  readonly share: {
    readonly showCable: string;
    readonly starting: string;
    readonly noPicture: string;
    readonly documentCamera: string;
    readonly toMeeting: string;
    readonly toMeetingDoing: string;
    readonly instructions: string;
    readonly optimized: string;
    readonly optimizedHint: string;
    readonly paused: string;
  };
  readonly limits: {
    readonly heading: string;
    readonly list: (portal: string | null) => readonly Limit[];
  };
}
