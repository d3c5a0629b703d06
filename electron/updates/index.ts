/** Updates: the feed, what is believed of it, and when to act on it. The way into this folder. */
export { createFeed } from './feed-client.ts';
export { platformShape } from './manifest-shape.ts';
export { decideUpdate } from './policy.ts';
export { publishRelease, type ReleaseOrder } from './publish.ts';
export { makeKeyPair, publicTextOf, readPrivateKey, readPublicKey } from './release-key.ts';
export { verifyFile } from './verify-file.ts';
