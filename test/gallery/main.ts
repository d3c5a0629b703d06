/** `npm run gallery`: serves the gallery until it is interrupted and says where. */
import { serveGallery } from './serve.ts';

const defaultPort = 4690;

/** Rejects with a sentence when the port is in use. */
export async function runGallery(port = defaultPort): Promise<void> {
  const { url, stop } = await serveGallery({ port, now: () => Date.now() });
  process.stdout.write(`Every state of the panel: ${url}\nIts components: ${url}components/\n`);
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
