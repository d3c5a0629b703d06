/** A PIN as it stands in the config: `scrypt$N$r$p$salt$hash`, so that the file gives away nothing that could be typed. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** About 30 ms and 16 MB on a room PC: nobody notices it once, and a thief's list of all PINs takes days. */
const cost = { N: 16_384, r: 8, p: 1 };
const hashBytes = 32;
const mostCost = 1_048_576;

function derive(pin: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, bytes, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, hashBytes, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** False for a wrong PIN, and for a hash that cannot be read or would take for ever. Never throws. */
export async function matchesPin(pin: string, hash: string): Promise<boolean> {
  const match = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{8,128})\$([\w-]{16,256})$/.exec(hash);
  if (match === null) return false;
  const [N, r, p] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
  if (N > mostCost) return false;
  const wanted = Buffer.from(match[5] ?? '', 'base64url');
  try {
    const key = await derive(pin, Buffer.from(match[4] ?? '', 'base64url'), wanted.length, { N, r, p });
    return timingSafeEqual(key, wanted);
  } catch {
    return false;
  }
}
