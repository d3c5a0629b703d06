/*
 * Both halves of the wall between a page and its preload, and the `electron` a preload sees. The double joins
 * this text to a call of one of the two functions at the end and lets Chromium run it before a page's own code:
 * `pageHalf` in the page's world, `preloadHalf` in the isolated one. The worlds share nothing but the DOM, so
 * calls cross as events whose details Chromium clones; an event is synchronous, hence so is a call. A secret in
 * the events' names keeps the page from joining in.
 */

/** Carries values and calls between this world and the other. */
function openCrossing(here, there, secret) {
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document);
  const listen = EventTarget.prototype.addEventListener.bind(document);
  const Message = CustomEvent;
  const clone = structuredClone;
  const functions = new Map();
  const promises = new Map();
  let lastId = 0;
  let reply = null;

  const emit = (kind, detail) => dispatch(new Message(`${secret}:${there}:${kind}`, { detail }));
  const on = (kind, receive) => listen(`${secret}:${here}:${kind}`, (event) => receive(event.detail), true);
  const describe = (error) => ({
    name: String(error?.name ?? 'Error'),
    message: String(error?.message ?? error),
  });
  const rebuild = ({ name, message }) => Object.assign(new Error(message), { name });

  /** A clonable description of a value; functions and promises stay here and are named by number. */
  function pack(value) {
    if (typeof value === 'function') {
      functions.set(++lastId, value);
      return { kind: 'function', id: lastId };
    }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return { kind: 'value', value };
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result) => emit('settle', { id, result: pack(result) }),
        (error) => emit('settle', { id, error: describe(error) }),
      );
      return { kind: 'promise', id };
    }
    if (value instanceof Error) return { kind: 'error', ...describe(value) };
    if (Array.isArray(value)) return { kind: 'array', items: value.map(pack) };
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return { kind: 'value', value: clone(value) };
    return { kind: 'object', members: Object.entries(value).map(([key, member]) => [key, pack(member)]) };
  }

  function unpack(packed) {
    switch (packed.kind) {
      case 'function':
        return (...values) => call(packed.id, values);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
      case 'error':
        return rebuild(packed);
      case 'array':
        return packed.items.map(unpack);
      case 'object':
        return Object.fromEntries(packed.members.map(([key, member]) => [key, unpack(member)]));
      default:
        return packed.value;
    }
  }

  /** Calls a function of the other world and returns what it returned. */
  function call(id, values) {
    reply = null;
    emit('call', { id, values: values.map(pack) });
    const answer = reply;
    reply = null;
    if (answer === null) throw new Error('The other world is gone');
    if (answer.error) throw rebuild(answer.error);
    return unpack(answer.result);
  }

  on('call', ({ id, values }) => {
    let answer;
    try {
      answer = { result: pack(functions.get(id)(...values.map(unpack))) };
    } catch (error) {
      answer = { error: describe(error) };
    }
    emit('reply', answer);
  });
  on('reply', (answer) => {
    reply = answer;
  });
  on('settle', ({ id, result, error }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (error) promise.reject(rebuild(error));
    else promise.resolve(unpack(result));
  });
  return { emit, on, pack, unpack };
}

/** In the page's world: puts up what the preload exposes, and asks main before a permission is asked for. */
function pageHalf(secret) {
  const { emit, on, pack, unpack } = openCrossing('page', 'preload', secret);

  const freeze = (value) => {
    if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  on('expose', ({ key, api }) => {
    Object.defineProperty(window, key, { value: freeze(unpack(api)), enumerable: true });
  });

  const ask = (question, permission, details = {}) =>
    new Promise((answer) => emit('permission', { question, permission, details, answer: pack(answer) }));
  const refuse = (text) => {
    throw new DOMException(text, 'NotAllowedError');
  };
  // The app denies every window; Chromium itself would let one follow a tap.
  window.open = (url = '', frameName = '', features = '') => {
    emit('window-open', { url: String(new URL(url, location.href)), frameName, features });
    return null;
  };
  const wrap = (object, method, make) => {
    if (object?.[method]) object[method] = make(object[method].bind(object));
  };
  wrap(navigator.mediaDevices, 'getUserMedia', (original) => async (constraints = {}) => {
    const mediaTypes = ['audio', 'video'].filter((kind) => constraints[kind]);
    if (!(await ask('request', 'media', { mediaTypes }))) refuse('Permission denied');
    return original(constraints);
  });
  wrap(navigator.mediaDevices, 'getDisplayMedia', () => async () => {
    await ask('request', 'display-capture');
    return refuse('Permission denied');
  });
  wrap(navigator.geolocation, 'getCurrentPosition', (original) => async (found, failed, options) => {
    if (await ask('request', 'geolocation')) original(found, failed, options);
    else failed?.({ code: 1, message: 'User denied Geolocation' });
  });
  wrap(
    window.Notification,
    'requestPermission',
    () => async () => ((await ask('request', 'notifications')) ? 'granted' : 'denied'),
  );
  wrap(
    navigator.permissions,
    'query',
    (original) => async (descriptor) =>
      (await ask('check', descriptor.name)) ? original(descriptor) : { state: 'denied', onchange: null },
  );
}

/** In the isolated world: what `require` gives to a sandboxed preload, over the binding to main. */
function preloadHalf(secret, bindingName, facts) {
  const { emit, on, pack, unpack } = openCrossing('preload', 'page', secret);
  const toMain = globalThis[bindingName];
  delete globalThis[bindingName];
  const tell = (message) => toMain(JSON.stringify(message));
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  const notInDouble = (name) => new Error(`not in the double: ${name}`);
  const guard = (name, object) =>
    new Proxy(object, {
      get(target, key) {
        if (typeof key === 'symbol' || key in target || key === '__esModule') return target[key];
        throw notInDouble(`${name}.${key}`);
      },
    });

  /* The text form of ipc.ts. */
  const encode = (value) => {
    let copy;
    try {
      copy = structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    return JSON.stringify(copy, (_key, member) => {
      if (member === undefined) return { $undefined: true };
      if (member !== null && typeof member === 'object' && !Array.isArray(member)) {
        if (Object.getPrototypeOf(member) !== Object.prototype) throw notInDouble('sending it to main');
      }
      return member;
    });
  };
  const decode = (text) => JSON.parse(text, (_key, member) => (member?.$undefined ? undefined : member));

  globalThis.receiveFromMain = (kind, target, text, isOk) => {
    if (kind === 'answer') {
      const { resolve, reject } = waiting.get(target);
      waiting.delete(target);
      if (isOk) resolve(decode(text));
      else reject(new Error(text));
    } else {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of [...(listeners.get(target) ?? [])]) listener(event, ...decode(text));
    }
  };
  const askMain = (message) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      tell({ ...message, id: lastId });
    });

  const ipcRenderer = guard('ipcRenderer', {
    invoke: async (channel, ...values) => askMain({ kind: 'invoke', channel, text: encode(values) }),
    send: (channel, ...values) => tell({ kind: 'send', channel, text: encode(values) }),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel, listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
    removeListener: (channel, listener) => ipcRenderer.off(channel, listener),
    once(channel, listener) {
      const onlyOnce = (...received) => {
        ipcRenderer.off(channel, onlyOnce);
        listener(...received);
      };
      return ipcRenderer.on(channel, onlyOnce);
    },
  });
  const exposed = new Set();
  const contextBridge = guard('contextBridge', {
    exposeInMainWorld(key, api) {
      if (exposed.has(key) || key in window) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(key);
      emit('expose', { key, api: pack(api) });
    },
  });
  const webFrame = guard('webFrame', {
    setVisualZoomLevelLimits: () => undefined,
    setZoomFactor: () => undefined,
    setZoomLevel: () => undefined,
  });
  on('permission', ({ question, permission, details, answer }) => {
    askMain({ kind: 'permission', question, permission, details }).then(unpack(answer));
  });

  on('window-open', (details) => tell({ kind: 'window-open', ...details }));

  const modules = {
    electron: guard('electron', { contextBridge, ipcRenderer, webFrame }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  return {
    require: (name) => {
      if (name in modules) return modules[name];
      if (name === 'events') throw notInDouble("require('events') in a preload");
      throw new Error(`module not found: ${name}`);
    },
    process: guard('process', {
      ...facts,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      env: {},
    }),
  };
}
