/**
 * The server's half of NTLM by [MS-NLMP]: reads a client's first message, writes the challenge, and checks an NTLM v2
 * response against the password. Version 1 is refused, as Exchange does since 2019 CU14; there is no signing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { md4 } from './md4.ts';

const signature = Buffer.from('NTLMSSP\0', 'latin1');
const flag = {
  unicode: 0x0000_0001,
  oem: 0x0000_0002,
  requestTarget: 0x0000_0004,
  ntlm: 0x0000_0200,
  alwaysSign: 0x0000_8000,
  targetTypeDomain: 0x0001_0000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
} as const;
/** Pairs of the target information, [MS-NLMP] 2.2.2.1. */
const pair = { end: 0, computer: 1, domain: 2, dnsComputer: 3, dnsDomain: 4, timestamp: 7, bindings: 10 };
const ticksTo1970 = 116_444_736_000_000_000n;

export interface NtlmServer {
  /** NetBIOS name of the domain. */
  readonly domain: string;
  readonly dnsDomain: string;
  readonly computer: string;
}

/** What a client's third message says; texts are as sent. */
export interface NtlmResponse {
  readonly domain: string;
  readonly user: string;
  readonly response: Buffer;
}

export type NtlmMessage =
  | { readonly kind: 'negotiate'; readonly flags: number }
  | { readonly kind: 'authenticate'; readonly content: NtlmResponse };

/** Null for what is no message of a client. */
export function readNtlm(bytes: Buffer): NtlmMessage | null {
  if (bytes.length < 16 || !bytes.subarray(0, 8).equals(signature)) return null;
  switch (bytes.readUInt32LE(8)) {
    case 1:
      return { kind: 'negotiate', flags: bytes.readUInt32LE(12) };
    case 3:
      return readAuthenticate(bytes);
    default:
      return null;
  }
}

function readAuthenticate(bytes: Buffer): NtlmMessage | null {
  if (bytes.length < 64) return null;
  const isUnicode = (bytes.readUInt32LE(60) & flag.unicode) !== 0;
  const text = (at: number): string => field(bytes, at).toString(isUnicode ? 'utf16le' : 'latin1');
  return {
    kind: 'authenticate',
    content: { response: field(bytes, 20), domain: text(28), user: text(36) },
  };
}

/** Length, room and place of a field; empty when it points outside the message. */
function field(bytes: Buffer, at: number): Buffer {
  const from = bytes.readUInt32LE(at + 4);
  return bytes.subarray(from, from + bytes.readUInt16LE(at));
}

/** The second message. A client that knows no Unicode gets its names in the old character set. */
export function writeChallenge(
  challenge: Buffer,
  clientFlags: number,
  server: NtlmServer,
  now: number,
): Buffer {
  const isUnicode = (clientFlags & flag.unicode) !== 0;
  const target = Buffer.from(server.domain, isUnicode ? 'utf16le' : 'latin1');
  const info = targetInfo(server, now);
  const head = Buffer.alloc(56);
  signature.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, target.length, head.length);
  const flags =
    (isUnicode ? flag.unicode : flag.oem) |
    flag.requestTarget |
    flag.ntlm |
    flag.alwaysSign |
    flag.targetTypeDomain |
    flag.extendedSessionSecurity |
    flag.targetInfo;
  head.writeUInt32LE(flags >>> 0, 20);
  challenge.copy(head, 24);
  writeField(head, 40, info.length, head.length + target.length);
  // Windows Server 2022, revision 15 of the protocol.
  Buffer.from('0a007c4f0000000f', 'hex').copy(head, 48);
  return Buffer.concat([head, target, info]);
}

function writeField(bytes: Buffer, at: number, length: number, from: number): void {
  bytes.writeUInt16LE(length, at);
  bytes.writeUInt16LE(length, at + 2);
  bytes.writeUInt32LE(from, at + 4);
}

function targetInfo(server: NtlmServer, now: number): Buffer {
  const timestamp = Buffer.alloc(8);
  timestamp.writeBigUInt64LE(BigInt(Math.floor(now)) * 10_000n + ticksTo1970);
  return Buffer.concat([
    writePair(pair.domain, Buffer.from(server.domain, 'utf16le')),
    writePair(pair.computer, Buffer.from(server.computer, 'utf16le')),
    writePair(pair.dnsDomain, Buffer.from(server.dnsDomain, 'utf16le')),
    writePair(
      pair.dnsComputer,
      Buffer.from(`${server.computer.toLowerCase()}.${server.dnsDomain}`, 'utf16le'),
    ),
    writePair(pair.timestamp, timestamp),
    writePair(pair.end, Buffer.alloc(0)),
  ]);
}

function writePair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

/** Whether the response proves `password` against `challenge`; [MS-NLMP] 3.3.2. */
export function provesPassword(
  { domain, user, response }: NtlmResponse,
  challenge: Buffer,
  password: string,
): boolean {
  // Version 1 sends 24 bytes.
  if (response.length < 44) return false;
  const key = hmac(
    md4(Buffer.from(password, 'utf16le')),
    Buffer.from(user.toUpperCase() + domain, 'utf16le'),
  );
  const blob = response.subarray(16);
  return timingSafeEqual(response.subarray(0, 16), hmac(key, Buffer.concat([challenge, blob])));
}

/** Whether the client has bound its answer to a TLS channel, which Extended Protection may demand. */
export function bindsChannel({ response }: NtlmResponse): boolean {
  for (let at = 44; at + 4 <= response.length;) {
    const id = response.readUInt16LE(at);
    const length = response.readUInt16LE(at + 2);
    if (id === pair.end) return false;
    if (id === pair.bindings) return response.subarray(at + 4, at + 4 + length).some((byte) => byte !== 0);
    at += 4 + length;
  }
  return false;
}

function hmac(key: Buffer, message: Buffer): Buffer {
  return createHmac('md5', key).update(message).digest();
}
