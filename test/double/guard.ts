/**
 * Keeps the double honest. Whatever an app touches that the double does not have throws, instead of being
 * quietly undefined; and each part is typed against Electron's own declarations through `Surface`.
 */
import { EventEmitter } from 'node:events';

/**
 * The members of an Electron type that a part of the double may have, typed as Electron types them. `Own` names
 * members whose value is another part of the double, which has fewer members than Electron's.
 */
export type Surface<T, Own extends keyof T = never> = Partial<Omit<T, keyof EventEmitter | Own>>;

/** Asked for by promises, JSON and module interop on any object; Electron has none of them either. */
const probes = new Set(['then', 'toJSON', '__esModule']);

export function notInDouble(what: string): Error {
  return new Error(`not in the double: ${what}`);
}

/** What stands behind `target` in a look-up: it throws for a name that nobody before it knew. */
function throwing<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(known, key, receiver): unknown {
      if (typeof key === 'symbol' || key in known || probes.has(key))
        return Reflect.get(known, key, receiver);
      throw notInDouble(`${name}.${key}`);
    },
  });
}

/** Makes reading any member that `object` lacks throw. The object stays itself: only its last prototype changes. */
export function guard<T extends object>(name: string, object: T): T {
  const parent: unknown = Object.getPrototypeOf(object);
  const behind: unknown = Object.create(typeof parent === 'object' ? parent : null);
  Object.setPrototypeOf(object, throwing(name, behind as object));
  return object;
}

/** The same for every instance of an emitter class, and for its static members. */
export function guardClass(name: string, emitterClass: { readonly prototype: EventEmitter }): void {
  guard(name, emitterClass.prototype);
  Object.setPrototypeOf(emitterClass, throwing(name, EventEmitter));
}

/** Hands one of our parts to the app, which takes it for Electron's: the one place where the double pretends. */
export function asElectron<T>(part: Surface<T, keyof T>): T {
  return part as T;
}

/** An object of Electron's that also emits events. */
export function guardedEmitter<T extends object>(name: string, members: T): EventEmitter & T {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return guard(name, Object.assign(emitter, members));
}

export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault: () => void;
}

/** An event whose default a listener may prevent. */
export function preventable<T extends object>(details: T): PreventableEvent & T {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
