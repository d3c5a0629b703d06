/**
 * How this server differs from the plainest one: what the site has switched on, and the oddities of answers that are
 * seen in the field. All of it can be turned while the simulator runs.
 */
import { z } from 'zod';
import { schemes } from './sign-in.ts';
import type { Prefixes } from './xml-write.ts';

/** How one and the same answer is dressed. `swapped` has the usual prefixes on the wrong namespaces. */
export const dresses = {
  usual: { soap: 's', types: 't', messages: 'm', errors: 'e' },
  soap: { soap: 'soap', types: 't', messages: 'm', errors: 'e' },
  soap11: { soap: 'soap11', types: 't', messages: 'm', errors: 'e' },
  swapped: { soap: 'm', types: 's', messages: 't', errors: 'soap' },
  /** Prefixes for the envelope only, as the answers about free and busy times have it. */
  unprefixed: { soap: 's', types: '', messages: '', errors: 'e' },
  default: { soap: '', types: '', messages: '', errors: '' },
} as const satisfies Record<string, Prefixes>;

export type Dress = keyof typeof dresses;
const Dress = z.enum(Object.keys(dresses) as [Dress, ...Dress[]]);

const shape = {
  // What the site has chosen.
  schemes: z.array(z.enum(schemes)).min(1),
  extendedProtection: z.enum(['allow', 'require']),
  /** GetStreamingEvents and Unsubscribe without the cookie of their Subscribe reach another server. */
  needsAffinity: z.boolean(),
  /** Streams at a time for each account or, when it impersonates, for each mailbox. */
  maxStreams: z.int().min(1),
  maxSubscriptions: z.int().min(1),
  heartbeatSeconds: z.number().positive(),

  // Oddities of every answer.
  dress: Dress,
  byteOrderMark: z.boolean(),
  xmlDeclaration: z.boolean(),
  /** References that XML 1.0 forbids, such as &#x13;, in every subject and body. */
  illegalReferences: z.boolean(),
  /** A property without a value is an empty element instead of none. */
  emptyElements: z.boolean(),
  /** Addresses of people are X.500 names of type EX instead of SMTP. */
  legacyAddresses: z.boolean(),

  // Oddities of streams.
  /** What one chunk holds: an envelope, several of them, or so many bytes, which cut through characters. */
  chunks: z.union([z.literal('envelope'), z.literal('several'), z.int().min(1)]),
  betweenEnvelopes: z.string().regex(/^\s*$/),
  /** Envelopes of a stream come in changing dresses, as from a site of several versions. */
  changingDress: z.boolean(),
  /** Nothing more arrives on a stream, whatever happens, and nobody closes it. */
  silent: z.boolean(),
  /** A proxy holds everything back until the stream has ended. */
  buffered: z.boolean(),
  /** What goes to the deleted items is told as moved, what is deleted for good as deleted. */
  deletionEvent: z.enum(['DeletedEvent', 'MovedEvent']),
};

export const EwsSettings = z.strictObject(shape);
export type EwsSettings = z.infer<typeof EwsSettings>;
export const EwsSettingsChange = EwsSettings.partial();
export type EwsSettingsChange = z.infer<typeof EwsSettingsChange>;

export const usualSettings: EwsSettings = {
  schemes: ['ntlm', 'basic', 'bearer'],
  extendedProtection: 'allow',
  needsAffinity: false,
  maxStreams: 3,
  maxSubscriptions: 20,
  heartbeatSeconds: 45,
  dress: 'usual',
  byteOrderMark: false,
  xmlDeclaration: true,
  illegalReferences: false,
  emptyElements: false,
  legacyAddresses: false,
  chunks: 'envelope',
  betweenEnvelopes: '',
  changingDress: false,
  silent: false,
  buffered: false,
  deletionEvent: 'DeletedEvent',
};
