/** Updates: the feed, what is believed of it, and when to act on it. The way into this folder. */
export { createFeed, type FeedOptions } from './feed-client.ts';
export type { FeedFacts, RoomFacts, UpdateFacts, UpdateSettings } from './facts.ts';
export { platformShape } from './manifest-shape.ts';
export { decideUpdate } from './policy.ts';
export { type Published, publishRelease, type ReleaseOrder } from './publish.ts';
export { makeKeyPair, publicTextOf, readPrivateKey, readPublicKey } from './release-key.ts';
export { verifyFile } from './verify-file.ts';
