/**
 * Electron's `ipcMain`, and the text form in which messages travel to and from a page. Refuses whatever does
 * not survive that travel, so that a test never passes on a value Electron would have delivered differently.
 */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { guardClass, notInDouble, type Surface } from './guard.ts';

type Handler = Parameters<IpcMain['handle']>[1];

export class DoubleIpcMain extends EventEmitter implements Surface<IpcMain> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What the app would call for an `invoke` of the page. */
  handlerFor(channel: string): Handler | null {
    return this.handlers.get(channel) ?? null;
  }
}
guardClass('ipcMain', DoubleIpcMain);

export const ipcMain = new DoubleIpcMain();

/** Answers an `invoke` by the first of `receivers` that handles the channel. Errors take Electron's wording. */
export async function answerInvoke(
  receivers: readonly DoubleIpcMain[],
  event: IpcMainInvokeEvent,
  channel: string,
  values: readonly unknown[],
): Promise<{ isOk: boolean; text: string }> {
  try {
    const handler = receivers.map((receiver) => receiver.handlerFor(channel)).find((found) => found !== null);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { isOk: true, text: encode(await handler(event, ...values)) };
  } catch (error) {
    return { isOk: false, text: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}

/** The text form of a value: JSON, with `undefined` kept. The page's half is in bridge.page.js. */
export function encode(value: unknown): string {
  return JSON.stringify(structuredClone(value), function (this: unknown, _key, member: unknown) {
    if (member === undefined) return { $undefined: true };
    const isPlain =
      member === null ||
      ['string', 'boolean', 'number'].includes(typeof member) ||
      Array.isArray(member) ||
      Object.getPrototypeOf(member) === Object.prototype;
    if (!isPlain) throw notInDouble(`sending a ${Object.prototype.toString.call(member)} to a page`);
    return member;
  });
}

const isUndefined = z.strictObject({ $undefined: z.literal(true) });

/** The values of a message from a page. */
export function decode(text: string): unknown[] {
  const reviver = (_key: string, member: unknown): unknown =>
    isUndefined.safeParse(member).success ? undefined : member;
  return z.array(z.unknown()).parse(JSON.parse(text, reviver));
}
