// Code that runs in the page. Every function here is sent as text (toString), so it may use only its own arguments.

/** structured-clone-like value <-> JSON, for IPC. Throws, as Electron does, on what cannot be cloned. */
export function codec() {
  const b64 = (u8) => {
    let s = '';
    for (let i = 0; i < u8.length; i += 32768) s += String.fromCharCode.apply(null, u8.subarray(i, i + 32768));
    return btoa(s);
  };
  const un64 = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
  const enc = (v) => {
    if (v === undefined) return { $: 'u' };
    if (v === null || typeof v === 'string' || typeof v === 'boolean') return v;
    if (typeof v === 'number') return Number.isFinite(v) ? v : { $: 'n', v: String(v) };
    if (typeof v === 'bigint') return { $: 'b', v: String(v) };
    if (typeof v === 'function' || typeof v === 'symbol') throw new Error('An object could not be cloned.');
    if (Array.isArray(v)) return v.map(enc);
    const tag = Object.prototype.toString.call(v).slice(8, -1);
    if (tag === 'Date') return { $: 'd', v: v.getTime() };
    if (tag === 'Map' || tag === 'Set') return { $: tag, v: [...v].map(enc) };
    if (tag === 'Error' || v instanceof Error) return { $: 'e', v: [v.name, v.message] };
    if (tag === 'ArrayBuffer') return { $: 'a', v: b64(new Uint8Array(v)) };
    if (ArrayBuffer.isView(v)) return { $: 't', k: tag, v: b64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength)) };
    if (tag === 'Promise' || tag === 'WeakMap' || tag === 'Window' || /Element$|^File$|^Blob$/.test(tag))
      throw new Error('An object could not be cloned.');
    return { $: 'o', v: Object.entries(v).map(([k, x]) => [k, enc(x)]) };
  };
  const dec = (v) => {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(dec);
    switch (v.$) {
      case 'u':
        return undefined;
      case 'n':
        return Number(v.v);
      case 'b':
        return BigInt(v.v);
      case 'd':
        return new Date(v.v);
      case 'Map':
        return new Map(v.v.map(dec));
      case 'Set':
        return new Set(v.v.map(dec));
      case 'e': {
        const e = new Error(v.v[1]);
        e.name = v.v[0];
        return e;
      }
      case 'a':
        return un64(v.v).buffer;
      case 't': {
        const u = un64(v.v),
          C = globalThis[v.k];
        return v.k === 'DataView' ? new DataView(u.buffer) : new C(u.buffer);
      }
      default:
        return Object.fromEntries(v.v.map(([k, x]) => [k, dec(x)]));
    }
  };
  return { pack: (v) => JSON.stringify(enc(v)), unpack: (s) => dec(JSON.parse(s)) };
}

/** One side of the context bridge. Both worlds run it; they talk by synchronous DOM events, whose detail Chromium clones across worlds. */
export function bridge(key, me, other) {
  const fns = new Map(),
    ids = new Map(),
    waits = new Map(),
    rets = new Map();
  let next = 0;
  const fire = (what, detail) => window.dispatchEvent(new CustomEvent(`${key}:${other}:${what}`, { detail }));
  const hear = (what, fn) =>
    window.addEventListener(
      `${key}:${me}:${what}`,
      (e) => {
        e.stopImmediatePropagation();
        fn(e.detail);
      },
      true,
    );
  const plain = (v) => {
    const p = Object.getPrototypeOf(v);
    return p === null || Object.getPrototypeOf(p) === null;
  };
  const err = (e) => ({ message: String(e?.message ?? e) });
  const out = (v) => {
    if (typeof v === 'function') {
      if (!ids.has(v)) {
        ids.set(v, ++next);
        fns.set(next, v);
      }
      return { [key]: 'f', id: ids.get(v) };
    }
    if (v === null || typeof v !== 'object') return v;
    if (typeof v.then === 'function') {
      const id = ++next;
      v.then(
        (r) => fire('settle', { id, ok: true, v: out(r) }),
        (e) => fire('settle', { id, ok: false, v: err(e) }),
      );
      return { [key]: 'p', id };
    }
    if (v instanceof Error) return { [key]: 'e', ...err(v) };
    if (Array.isArray(v)) return v.map(out);
    return plain(v) ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, out(x)])) : v;
  };
  const inn = (v) => {
    if (v === null || typeof v !== 'object') return v;
    if (v[key] === 'f')
      return (...args) => {
        const call = `${me}${++next}`;
        fire('call', { call, id: v.id, args: out(args) });
        const r = rets.get(call);
        rets.delete(call);
        if (!r) throw new Error('the other world did not answer');
        if (!r.ok) throw new Error(r.v.message);
        return inn(r.v);
      };
    if (v[key] === 'p') return new Promise((ok, no) => waits.set(v.id, [ok, no]));
    if (v[key] === 'e') return new Error(v.message);
    if (Array.isArray(v)) return v.map(inn);
    return plain(v) ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, inn(x)])) : v;
  };
  hear('call', (d) => {
    let r;
    try {
      r = { call: d.call, ok: true, v: out(fns.get(d.id)(...inn(d.args))) };
    } catch (e) {
      r = { call: d.call, ok: false, v: err(e) };
    }
    fire('ret', r);
  });
  hear('ret', (d) => rets.set(d.call, d));
  hear('settle', (d) => {
    const w = waits.get(d.id);
    waits.delete(d.id);
    if (d.ok) w?.[0](inn(d.v));
    else w?.[1](new Error(d.v.message));
  });
  hear('expose', ([name, v]) => {
    const freeze = (o) => {
      if (o && typeof o === 'object') {
        Object.values(o).forEach(freeze);
        Object.freeze(o);
      }
      return o;
    };
    Object.defineProperty(window, name, {
      value: freeze(inn(v)),
      enumerable: true,
      configurable: false,
      writable: false,
    });
  });
  return {
    expose: (name, v) => {
      if (Object.hasOwn(window, name))
        throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      fire('expose', [name, out(v)]);
    },
  };
}

/** Page world: custom-scheme URLs that reach a DOM sink become the loopback server's. */
export function mainWorld(key, makeBridge, schemes, port) {
  makeBridge(key, 'page', 'preload');
  const map = (u) => {
    const m = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(u);
    return m && schemes.includes(m[1].toLowerCase())
      ? `http://${m[2] || '_'}.${m[1]}.localhost:${port}${m[3] || '/'}`
      : u;
  };
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (n, v) {
    return set.call(this, n, n === 'src' || n === 'href' ? map(String(v)) : v);
  };
  for (const C of [HTMLMediaElement, HTMLImageElement, HTMLSourceElement, HTMLTrackElement]) {
    const d = Object.getOwnPropertyDescriptor(C.prototype, 'src');
    Object.defineProperty(C.prototype, 'src', {
      ...d,
      set(v) {
        d.set.call(this, map(String(v)));
      },
    });
  }
  // A window that the app denies never exists in Electron; here it would be opened and closed again, which can hang
  // a debugger that waits for it. So the question is asked instead of the window opened.
  const ask = window.__standinOpen;
  delete window.__standinOpen;
  const absolute = (u) => new URL(map(String(u)), location.href).href;
  window.open = (u = 'about:blank', name = '', features = '') => {
    ask(JSON.stringify([absolute(u), name, features]));
    return null;
  };
  window.addEventListener('click', (e) => {
    const a = e.target instanceof Element ? e.target.closest('a[target="_blank"]') : null;
    if (!a || e.defaultPrevented) return;
    e.preventDefault();
    ask(JSON.stringify([a.href, '_blank', '']));
  });
  const f = window.fetch;
  window.fetch = (u, o) => f(typeof u === 'string' || u instanceof URL ? map(String(u)) : u, o);
}

/** Preload world: the `electron` a sandboxed preload can require, then the preload itself (a CommonJS wrapper function, no eval: the page's CSP may forbid it). */
export function preloadWorld(key, makeBridge, makeCodec, cfg, preload) {
  const post = globalThis.__standinIpc;
  delete globalThis.__standinIpc;
  const { pack, unpack } = makeCodec();
  const bridgeSide = cfg.isolated
    ? makeBridge(key, 'preload', 'page')
    : {
        expose: () => {
          throw new Error('contextBridge API can only be used when contextIsolation is enabled');
        },
      };
  const on = new Map(),
    waits = new Map();
  let next = 0;
  const listen = (ch, fn, once) => {
    if (!on.has(ch)) on.set(ch, []);
    on.get(ch).push({ fn, once });
    return ipcRenderer;
  };
  const drop = (ch, fn) => {
    on.set(
      ch,
      (on.get(ch) ?? []).filter((l) => l.fn !== fn),
    );
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (ch, ...args) =>
      new Promise((ok, no) => {
        const id = ++next;
        const m = pack({ t: 'invoke', id, ch, args });
        waits.set(id, [ok, no]);
        post(m);
      }),
    send: (ch, ...args) => post(pack({ t: 'send', ch, args })),
    on: (ch, fn) => listen(ch, fn, false),
    addListener: (ch, fn) => listen(ch, fn, false),
    once: (ch, fn) => listen(ch, fn, true),
    off: drop,
    removeListener: drop,
    removeAllListeners: (ch) => {
      ch === undefined ? on.clear() : on.delete(ch);
      return ipcRenderer;
    },
    sendSync: () => {
      throw new Error('stand-in: sendSync is not supported');
    },
  };
  globalThis.__standinRecv = (s) => {
    const m = unpack(s);
    if (m.t === 'event') {
      for (const l of [...(on.get(m.ch) ?? [])]) {
        if (l.once) drop(m.ch, l.fn);
        l.fn({ sender: ipcRenderer, ports: [] }, ...m.args);
      }
      return;
    }
    const w = waits.get(m.id);
    waits.delete(m.id);
    if (m.ok) w?.[0](m.v);
    else w?.[1](new Error(`Error invoking remote method '${m.ch}': ${m.v}`));
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (n, v) => bridgeSide.expose(n, v) },
    ipcRenderer,
    webFrame: { setZoomFactor() {}, getZoomFactor: () => 1 },
    webUtils: { getPathForFile: (f) => `${cfg.filesDir}/${f.name}` },
  };
  const require = (name) => {
    if (/^electron(\/renderer|\/common)?$/.test(name)) return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload has only electron, events, timers, url)`);
  };
  const process = {
    platform: cfg.platform,
    arch: cfg.arch,
    versions: cfg.versions,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: cfg.isolated,
    env: {},
    argv: cfg.argv,
    on() {},
  };
  const module = { exports: {} };
  preload(require, module, module.exports, process, globalThis, undefined);
}
