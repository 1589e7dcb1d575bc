// A stand-in for `electron` in a plain Node process: windows are pages of the system's Chromium, driven over its DevTools protocol.
import { fork, spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bridge, codec, mainWorld, preloadWorld } from './worlds.mjs';

const { pack, unpack } = codec();
const KEY = `s${randomBytes(8).toString('hex')}`;
const WORLD = 'Electron Isolated Context';
const arg = (n) => process.argv.find((a) => a.startsWith(`--${n}=`))?.slice(n.length + 3);
/** What the app asked of the desktop (openExternal, tray, ...): tests read it with evaluate(e => e.__standin.calls). */
const calls = [];
const record =
  (name, value) =>
  (...args) => {
    calls.push([name, ...args]);
    return value;
  };
/** Anything the stand-in lacks fails loudly, naming itself, rather than being silently undefined. */
const loud = (name, target) =>
  new Proxy(target, {
    get: (t, k, r) => {
      if (k in t || typeof k === 'symbol' || k === 'then' || k === 'toJSON') return Reflect.get(t, k, r);
      throw new Error(`stand-in: electron.${name}.${String(k)} is not modelled`);
    },
  });

// ---- Chromium over CDP ----
let chrome,
  sock,
  seq = 0,
  port = 0,
  quitting = false;
const pending = new Map(),
  sessions = new Map(),
  byTarget = new Map(),
  schemes = new Map(),
  privileged = [];
const cdp = (method, params = {}, sessionId) =>
  new Promise((ok, no) => {
    if (sock.readyState !== 1) return no(new Error('browser is gone'));
    pending.set(++seq, [ok, no, method]);
    sock.send(JSON.stringify({ id: seq, method, params, sessionId }));
  });
const profile = mkdtempSync(path.join(os.tmpdir(), 'standin-'));

async function startChromium() {
  const flags = [
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--metrics-recording-only',
    '--password-store=basic',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-features=Translate,OptimizationHints,MediaRouter,LocalNetworkAccessChecks',
    '--disable-dev-shm-usage',
    ...switches,
    ...(process.env.STANDIN_SWITCHES?.split(' ') ?? []),
  ];
  if (process.env.STANDIN_HEADED !== '1') flags.push('--headless=new');
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  chrome = spawn(process.env.STANDIN_CHROMIUM ?? '/usr/bin/chromium', flags, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: profile },
  });
  const url = await new Promise((ok, no) => {
    let b = '';
    chrome.stderr.on('data', (d) => {
      b += d;
      const m = /listening on (ws:\/\/\S+)/.exec(b);
      if (m) ok(m[1]);
    });
    chrome.once('exit', (c) => no(new Error(`Chromium ended (${c}): ${b.slice(-400)}`)));
    chrome.once('error', no);
  });
  sock = new WebSocket(url);
  await new Promise((ok, no) => {
    sock.onopen = ok;
    sock.onerror = no;
  });
  sock.onmessage = ({ data }) => {
    const m = JSON.parse(data);
    if (m.id) {
      const [ok, no, method] = pending.get(m.id);
      pending.delete(m.id);
      return m.error ? no(new Error(`${method}: ${m.error.message}`)) : ok(m.result);
    }
    if (m.method === 'Target.targetDestroyed') return byTarget.get(m.params.targetId)?._gone();
    if (
      m.method === 'Target.targetCreated' &&
      m.params.targetInfo.openerId &&
      byTarget.has(m.params.targetInfo.openerId)
    )
      return void cdp('Target.closeTarget', { targetId: m.params.targetInfo.targetId }).catch(() => {});
    sessions.get(m.sessionId)?._event(m.method, m.params);
  };
  await cdp('Target.setDiscoverTargets', { discover: true });
  return url;
}

// ---- loopback server: http://<host>.<scheme>.localhost:<port> is <scheme>://<host>, answered by the app's own protocol.handle ----
const toHttp = (u) => {
  const m = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(u);
  return m && schemes.has(m[1]) ? `http://${m[2] || '_'}.${m[1]}.localhost:${port}${m[3] || '/'}` : u;
};
const fromHttp = (u) =>
  u.replace(
    new RegExp(`^http://([^/:]*)\\.([a-z0-9+.-]+)\\.localhost:${port}`),
    (_, h, s) => `${s}://${h === '_' ? '' : h}`,
  );
const server = http.createServer(async (req, res) => {
  try {
    const m = /^(.*)\.([a-z0-9+-]+)\.localhost(:\d+)?$/.exec(req.headers.host ?? '');
    const handler = m && schemes.get(m[2]);
    if (!handler) {
      res.writeHead(404).end();
      return;
    }
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    const body = req.method === 'GET' || req.method === 'HEAD' ? undefined : Readable.toWeb(req);
    const r = await handler(
      new Request(`${m[2]}://${m[1]}${req.url}`, {
        method: req.method,
        headers: Object.entries(req.headers).filter(([k]) => k !== 'host' && k !== 'connection'),
        body,
        duplex: 'half',
        signal: gone.signal,
      }),
    );
    const headers = Object.fromEntries(r.headers);
    const csp = headers['content-security-policy'];
    if (csp)
      headers['content-security-policy'] = csp.replace(/(^|[\s;])([a-z][a-z0-9+-]*):(?=[\s;]|$)/g, (w, a, s) =>
        schemes.has(s) ? `${a}http://*.${s}.localhost:${port}` : w,
      );
    if (headers['access-control-allow-origin'])
      headers['access-control-allow-origin'] = toHttp(headers['access-control-allow-origin']).replace(/\/$/, '');
    res.writeHead(r.status, headers);
    if (r.body)
      Readable.fromWeb(r.body)
        .on('error', () => res.destroy())
        .pipe(res);
    else res.end();
  } catch (e) {
    console.error('stand-in: protocol handler failed:', e);
    res.writeHead(500).end();
  }
});

// ---- app ----
const switches = [];
const userData = arg('user-data-dir') ?? path.join(profile, 'userData');
const paths = {
  userData,
  sessionData: userData,
  appData: path.dirname(userData),
  temp: os.tmpdir(),
  home: os.homedir(),
  logs: path.join(userData, 'logs'),
  ...Object.fromEntries(
    ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'].map((n) => [n, path.join(userData, n)]),
  ),
  exe: process.execPath,
};
/** As Electron finds them on Linux: LANGUAGE, then LANG. */
const systemLanguages = () => {
  const tags = (process.env.LANGUAGE || process.env.LANG || '')
    .split(':')
    .map((tag) => tag.replace(/\..*/, '').replace('_', '-'))
    .filter((tag) => /^[a-z]{2,3}(-|$)/.test(tag));
  return tags.length > 0 ? tags : ['en-US'];
};
let ready;
const isReady = new Promise((ok) => {
  ready = ok;
});
const appObj = Object.assign(new EventEmitter(), {
  name: 'standin',
  isPackaged: !!process.env.STANDIN_PACKAGED,
  whenReady: () => isReady,
  isReady: () => port !== 0,
  getAppPath: () => path.resolve(process.argv[1]),
  getName: () => appObj.name,
  setName: (n) => {
    appObj.name = n;
  },
  getVersion: () => JSON.parse(readFileSync(path.join(appObj.getAppPath(), 'package.json'), 'utf8')).version,
  getPath: (n) => {
    if (!(n in paths)) throw new Error(`Failed to get '${n}' path`);
    mkdirSync(paths[n], { recursive: n !== 'exe' });
    return paths[n];
  },
  setPath: (n, p) => {
    paths[n] = p;
  },
  getLocale: () => systemLanguages()[0],
  getPreferredSystemLanguages: () => systemLanguages(),
  requestSingleInstanceLock: () => true,
  hasSingleInstanceLock: () => true,
  releaseSingleInstanceLock() {},
  enableSandbox() {},
  disableHardwareAcceleration() {},
  setAppUserModelId() {},
  setAboutPanelOptions() {},
  setAsDefaultProtocolClient: record('app.setAsDefaultProtocolClient', true),
  relaunch: record('app.relaunch'),
  focus() {},
  dock: undefined,
  commandLine: {
    appendSwitch: (n, v) => switches.push(v === undefined ? `--${n}` : `--${n}=${v}`),
    appendArgument: (a) => switches.push(a),
    hasSwitch: (n) => process.argv.some((a) => a === `--${n}` || a.startsWith(`--${n}=`)),
    getSwitchValue: (n) => arg(n) ?? '',
  },
  quit: () => {
    if (quitting) return;
    let stop = false;
    appObj.emit('before-quit', {
      preventDefault: () => {
        stop = true;
      },
    });
    if (stop) return;
    quitting = true;
    for (const w of [...windows]) w.close();
    if (windows.size) {
      quitting = false;
      return;
    }
    let hold = false;
    appObj.emit('will-quit', {
      preventDefault: () => {
        hold = true;
      },
    });
    if (hold) {
      quitting = false;
      return;
    }
    appObj.exit(0);
  },
  exit: (code = 0) => {
    appObj.emit('quit', {}, code);
    if (!chrome?.pid || chrome.exitCode !== null) process.exit(code);
    chrome.once('exit', () => setTimeout(() => process.exit(code), 100));
    cdp('Browser.close').catch(() => {});
    setTimeout(() => process.exit(code), 3000);
  },
});
process.on('exit', () => {
  chrome?.kill('SIGKILL');
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
});
for (const s of ['SIGTERM', 'SIGINT']) process.on(s, () => appObj.quit());

// ---- windows ----
const windows = new Set();
const ipcMain = Object.assign(new EventEmitter(), {
  _h: new Map(),
  handle(ch, fn) {
    if (this._h.has(ch)) throw new Error(`Attempted to register a second handler for '${ch}'`);
    this._h.set(ch, fn);
  },
  handleOnce(ch, fn) {
    this.handle(ch, (...a) => {
      this._h.delete(ch);
      return fn(...a);
    });
  },
  removeHandler(ch) {
    this._h.delete(ch);
  },
});

class WebContents extends EventEmitter {
  static #n = 0;
  constructor(win, prefs) {
    super();
    Object.assign(this, {
      id: ++WebContents.#n,
      _win: win,
      _prefs: { contextIsolation: true, sandbox: true, ...prefs },
      _url: '',
      _ctx: new Map(),
      session: defaultSession,
      ipc: new EventEmitter(),
      _open: () => ({ action: 'allow' }),
    });
    const me = this;
    this.mainFrame = {
      parent: null,
      get url() {
        return me._url;
      },
      get origin() {
        return me._url.split('/').slice(0, 3).join('/');
      },
      send: (...a) => me.send(...a),
    };
    this._up = this.#start();
    this._up.catch((e) => console.error('stand-in: no page:', e));
  }
  _s(method, params) {
    return cdp(method, params, this._session);
  }
  async #start() {
    await isReady;
    const { width, height } = this._win._bounds;
    this._target = (await cdp('Target.createTarget', { url: 'about:blank', width, height, newWindow: true })).targetId;
    byTarget.set(this._target, this);
    this._session = (await cdp('Target.attachToTarget', { targetId: this._target, flatten: true })).sessionId;
    sessions.set(this._session, this);
    const worldName = this._prefs.contextIsolation ? WORLD : '';
    await Promise.all([
      this._s('Page.enable'),
      this._s('Runtime.enable'),
      this._s('Inspector.enable'),
      this._s('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
      this._s('Runtime.addBinding', { name: '__standinOpen' }),
      this._s('Runtime.addBinding', { name: '__standinIpc', ...(worldName && { executionContextName: worldName }) }),
    ]);
    await this._s('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${mainWorld})('${KEY}', ${bridge}, ${JSON.stringify([...schemes.keys()])}, ${port})`,
    });
    if (this._prefs.preload) {
      const cfg = {
        isolated: !!worldName,
        platform: process.platform,
        arch: process.arch,
        versions: { ...process.versions },
        argv: this._prefs.additionalArguments ?? [],
        filesDir: process.env.STANDIN_FILES ?? '/nowhere',
      };
      const wrapped = `function (require, module, exports, process, global, Buffer) {${readFileSync(this._prefs.preload, 'utf8')}\n}`;
      await this._s('Page.addScriptToEvaluateOnNewDocument', {
        worldName,
        source: `if (window === top) (${preloadWorld})('${KEY}', ${bridge}, ${codec}, ${JSON.stringify(cfg)}, ${wrapped})`,
      });
    }
    await this._theme();
    await this._applyPermissions();
  }
  _theme() {
    return this._s('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }],
    });
  }
  /** No hook exists for a live request, so the app's handler is asked beforehand and its answer given to the browser. */
  async _applyPermissions() {
    for (const [mine, theirs, mediaType] of [
      ['media', 'microphone', 'audio'],
      ['media', 'camera', 'video'],
      ['notifications', 'notifications'],
      ['geolocation', 'geolocation'],
      ['clipboard-read', 'clipboard-read'],
    ])
      await cdp('Browser.setPermission', {
        permission: { name: theirs },
        setting: defaultSession._allows(this, mine, mediaType) ? 'granted' : 'denied',
      }).catch(() => {});
  }
  async loadURL(url) {
    await this._up;
    this._loading = true;
    const done = new Promise((ok) => this.once('did-finish-load', ok));
    const r = await this._s('Page.navigate', { url: toHttp(url) });
    if (r.errorText) {
      this.emit('did-fail-load', {}, -2, r.errorText, url, true);
      throw new Error(`${r.errorText} loading '${url}'`);
    }
    await done;
  }
  _event(method, p) {
    if (
      method === 'Runtime.executionContextCreated' &&
      p.context.auxData?.isDefault === !this._prefs.contextIsolation &&
      (p.context.name === WORLD || !this._prefs.contextIsolation)
    )
      this._ctx.set(p.context.id, p.context.auxData.frameId);
    else if (method === 'Runtime.executionContextsCleared') this._ctx.clear();
    else if (method === 'Runtime.executionContextDestroyed') this._ctx.delete(p.executionContextId);
    else if (method === 'Page.frameNavigated' && !p.frame.parentId) {
      this._url = fromHttp(p.frame.url);
      this.emit('did-navigate', {}, this._url);
    } else if (method === 'Page.navigatedWithinDocument' && p.frameId === this._target) {
      this._url = fromHttp(p.url);
      this.emit('did-navigate-in-page', {}, this._url, true);
    } else if (method === 'Page.domContentEventFired') this.emit('dom-ready', {});
    else if (method === 'Page.loadEventFired') {
      if (!this._url || this._url === 'about:blank') return;
      this._loading = false;
      this._win.emit('ready-to-show');
      this.emit('did-finish-load', {});
    } else if (method === 'Runtime.consoleAPICalled')
      this.emit('console-message', { level: p.type, message: p.args.map((a) => a.value ?? a.description).join(' ') });
    else if (method === 'Runtime.exceptionThrown')
      this.emit('console-message', {
        level: 'error',
        message: p.exceptionDetails.exception?.description ?? p.exceptionDetails.text,
      });
    else if (method === 'Inspector.targetCrashed')
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    else if (method === 'Page.windowOpen') {
      if (
        this._open({
          url: fromHttp(p.url),
          frameName: p.windowName,
          disposition: 'new-window',
          features: p.windowFeatures.join(),
        }).action === 'allow'
      )
        console.warn('stand-in: child windows are not modelled; closed', p.url);
    } else if (method === 'Runtime.bindingCalled' && p.name === '__standinOpen') {
      const [url, frameName, features] = JSON.parse(p.payload);
      if (this._open({ url: fromHttp(url), frameName, disposition: 'new-window', features }).action === 'allow')
        console.warn('stand-in: child windows are not modelled; not opened', url);
    } else if (method === 'Fetch.requestPaused') {
      let stop = false;
      if (!this._loading && p.frameId === this._target) {
        const url = fromHttp(p.request.url);
        this.emit(
          'will-navigate',
          {
            url,
            preventDefault: () => {
              stop = true;
            },
          },
          url,
        );
      }
      this._s(stop ? 'Fetch.failRequest' : 'Fetch.continueRequest', {
        requestId: p.requestId,
        ...(stop && { errorReason: 'Aborted' }),
      }).catch(() => {});
    } else if (method === 'Runtime.bindingCalled' && p.name === '__standinIpc')
      this.#ipc(unpack(p.payload), p.executionContextId);
  }
  async #ipc(m, ctx) {
    const e = {
      sender: this,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
      ports: [],
      reply: (...a) => this.send(...a),
    };
    if (m.t === 'send') {
      ipcMain.emit(m.ch, e, ...m.args);
      this.ipc.emit(m.ch, e, ...m.args);
      return;
    }
    let r;
    try {
      const h = ipcMain._h.get(m.ch);
      if (!h) throw new Error(`No handler registered for '${m.ch}'`);
      r = { t: 'reply', id: m.id, ok: true, v: await h(e, ...m.args) };
      pack(r);
      // What the app has just allowed must be known to the browser before the page asks.
      if (m.ch === 'record') await this._applyPermissions();
    } catch (x) {
      console.error(`Error occurred in handler for '${m.ch}':`, x);
      r = { t: 'reply', id: m.id, ok: false, ch: m.ch, v: String(x) };
    }
    this._post(r, ctx);
  }
  _post(m, contextId) {
    this._s('Runtime.evaluate', { contextId, expression: `__standinRecv(${JSON.stringify(pack(m))})` }).catch(() => {});
  }
  send(ch, ...args) {
    for (const [ctx, frame] of this._ctx) if (frame === this._target) this._post({ t: 'event', ch, args }, ctx);
  }
  setWindowOpenHandler(fn) {
    this._open = fn;
  }
  async executeJavaScript(code) {
    const r = await this._s('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true });
    if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception?.description ?? r.exceptionDetails.text);
    return r.result.value;
  }
  async capturePage() {
    const png = Buffer.from((await this._s('Page.captureScreenshot')).data, 'base64');
    return { toPNG: () => png, isEmpty: () => false };
  }
  async printToPDF() {
    return Buffer.from((await this._s('Page.printToPDF', { printBackground: true })).data, 'base64');
  }
  reload() {
    this._loading = true;
    void this._s('Page.reload');
  }
  getURL() {
    return this._url;
  }
  isDestroyed() {
    return !!this._dead;
  }
  isLoading() {
    return !!this._loading;
  }
  openDevTools() {}
  setZoomFactor() {}
  focus() {}
  close() {
    this._win.close();
  }
  getOSProcessId() {
    return 0;
  }
  _gone() {
    if (this._dead) return;
    this._dead = true;
    byTarget.delete(this._target);
    sessions.delete(this._session);
    this.emit('destroyed');
    this._win._closed();
  }
}

class BrowserWindow extends EventEmitter {
  static #n = 0;
  static getAllWindows() {
    return [...windows];
  }
  static getFocusedWindow() {
    return [...windows].at(-1) ?? null;
  }
  static fromWebContents(wc) {
    return [...windows].find((w) => w.webContents === wc) ?? null;
  }
  static fromId(id) {
    return [...windows].find((w) => w.id === id) ?? null;
  }
  constructor(o = {}) {
    super();
    this.id = ++BrowserWindow.#n;
    this._bounds = { x: o.x ?? 0, y: o.y ?? 0, width: o.width ?? 800, height: o.height ?? 600 };
    this._shown = o.show !== false;
    this._title = o.title ?? '';
    this.webContents = new WebContents(this, o.webPreferences);
    windows.add(this);
    appObj.emit('browser-window-created', {}, this);
  }
  loadURL(u) {
    return this.webContents.loadURL(u);
  }
  loadFile(f) {
    return this.webContents.loadURL(pathToFileURL(path.resolve(f)).href);
  }
  show() {
    this._shown = true;
    this.emit('show');
  }
  showInactive() {
    this.show();
  }
  hide() {
    this._shown = false;
    this.emit('hide');
  }
  focus() {}
  isVisible() {
    return this._shown;
  }
  isFocused() {
    return true;
  }
  isDestroyed() {
    return this.webContents.isDestroyed();
  }
  isMinimized() {
    return false;
  }
  isMaximized() {
    return false;
  }
  isFullScreen() {
    return false;
  }
  minimize() {}
  maximize() {}
  restore() {}
  setMenu() {}
  setMenuBarVisibility() {}
  removeMenu() {}
  setProgressBar() {}
  setTitleBarOverlay() {}
  setBackgroundColor() {}
  setMinimumSize() {}
  setAlwaysOnTop() {}
  flashFrame() {}
  center() {}
  getTitle() {
    return this._title;
  }
  setTitle(t) {
    this._title = t;
  }
  getBounds() {
    return { ...this._bounds };
  }
  getNormalBounds() {
    return this.getBounds();
  }
  getSize() {
    return [this._bounds.width, this._bounds.height];
  }
  setSize(width, height) {
    this.setBounds({ width, height });
  }
  setBounds(b) {
    Object.assign(this._bounds, b);
    const { width, height } = this._bounds;
    void this.webContents._s('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    this.emit('resize');
  }
  close() {
    let stop = false;
    this.emit('close', {
      preventDefault: () => {
        stop = true;
      },
    });
    if (!stop) this.destroy();
  }
  destroy() {
    const t = this.webContents._target;
    this.webContents._gone();
    if (t) cdp('Target.closeTarget', { targetId: t }).catch(() => {});
  }
  _closed() {
    if (!windows.delete(this)) return;
    this.emit('closed');
    if (windows.size === 0 && !quitting) {
      if (appObj.listenerCount('window-all-closed')) appObj.emit('window-all-closed');
      else appObj.quit();
    }
  }
}

// ---- the rest of the module ----
const protocolObj = {
  registerSchemesAsPrivileged: (l) => privileged.push(...l),
  handle: (s, fn) => {
    if (schemes.has(s)) throw new Error(`scheme ${s} has a handler`);
    schemes.set(s, fn);
  },
  unhandle: (s) => schemes.delete(s),
  isProtocolHandled: (s) => schemes.has(s),
};
const defaultSession = loud(
  'session.defaultSession',
  Object.assign(new EventEmitter(), {
    protocol: protocolObj,
    _ask: null,
    _check: null,
    setPermissionRequestHandler(fn) {
      this._ask = fn;
    },
    setPermissionCheckHandler(fn) {
      this._check = fn;
    },
    setDisplayMediaRequestHandler() {},
    setDevicePermissionHandler() {},
    setSpellCheckerEnabled() {},
    _proxyRules: '',
    async setProxy({ proxyRules = '' }) {
      this._proxyRules = proxyRules;
    },
    async resolveProxy() {
      return this._proxyRules === '' ? 'DIRECT' : `PROXY ${this._proxyRules.replace(/^\w+:\/\//, '')}`;
    },
    clearCache: async () => {},
    clearStorageData: async () => {},
    webRequest: { onHeadersReceived() {}, onBeforeRequest() {}, onBeforeSendHeaders() {} },
    _allows(wc, permission, mediaType) {
      const details = { isMainFrame: true, ...(mediaType && { mediaType }) };
      if (this._check && !this._check(wc, permission, wc._url, details)) return false;
      let ok = !this._ask;
      this._ask?.(
        wc,
        permission,
        (v) => {
          ok = v;
        },
        { requestingUrl: wc._url, isMainFrame: true, ...(mediaType && { mediaTypes: [mediaType] }) },
      );
      return ok;
    },
  }),
);
const nativeTheme = Object.assign(new EventEmitter(), { _source: 'system' });
Object.defineProperties(
  nativeTheme,
  Object.getOwnPropertyDescriptors({
    get shouldUseDarkColors() {
      return this._source === 'dark';
    },
    get themeSource() {
      return this._source;
    },
    set themeSource(v) {
      this._source = v;
      for (const w of windows) void w.webContents._up.then(() => w.webContents._theme());
      this.emit('updated');
    },
  }),
);
const secret = randomBytes(32);
class MenuItem {
  constructor(o) {
    Object.assign(this, { enabled: true, visible: true, type: o.submenu ? 'submenu' : 'normal' }, o);
    if (Array.isArray(o.submenu)) this.submenu = Menu.buildFromTemplate(o.submenu);
    const click = o.click;
    this.click = () => click?.(this, BrowserWindow.getFocusedWindow(), {});
  }
}
class Menu extends EventEmitter {
  items = [];
  static #app = null;
  static buildFromTemplate(t) {
    const m = new Menu();
    for (const o of t) m.append(o instanceof MenuItem ? o : new MenuItem(o));
    return m;
  }
  static setApplicationMenu(m) {
    Menu.#app = m;
  }
  static getApplicationMenu() {
    return Menu.#app;
  }
  append(i) {
    this.items.push(i);
  }
  popup(o) {
    calls.push(['menu.popup', this, o]);
  }
  getMenuItemById(id) {
    for (const i of this.items) {
      if (i.id === id) return i;
      const s = i.submenu?.getMenuItemById(id);
      if (s) return s;
    }
    return null;
  }
}
class Tray extends EventEmitter {
  setToolTip() {}
  setContextMenu(m) {
    this.menu = m;
  }
  setImage() {}
  destroy() {}
  isDestroyed() {
    return false;
  }
}
class Notification extends EventEmitter {
  static isSupported() {
    return true;
  }
  constructor(o) {
    super();
    this.options = o;
  }
  show() {
    calls.push(['notification', this.options]);
    this.emit('show');
  }
  close() {
    this.emit('close');
  }
}
class MessageChannelMain {
  constructor() {
    const c = new MessageChannel();
    const wrap = (p) =>
      Object.assign(new EventEmitter(), {
        postMessage: (d) => p.postMessage(d),
        start() {
          p.onmessage = (e) => this.emit('message', { data: e.data, ports: [] });
        },
        close: () => p.close(),
      });
    this.port1 = wrap(c.port1);
    this.port2 = wrap(c.port2);
  }
}
const childHook = new URL('./utility.mjs', import.meta.url).href;
const utilityProcess = {
  fork(file, args = [], o = {}) {
    const { serviceName, ...rest } = o;
    const c = fork(file, args, {
      ...rest,
      execArgv: ['--import', childHook, ...(o.execArgv ?? [])],
      serialization: 'advanced',
      stdio:
        o.stdio === 'pipe'
          ? ['ignore', 'pipe', 'pipe', 'ipc']
          : ['ignore', o.stdio === 'ignore' ? 'ignore' : 'inherit', o.stdio === 'ignore' ? 'ignore' : 'inherit', 'ipc'],
    });
    const u = Object.assign(new EventEmitter(), {
      // As in Electron: what a process that has ended cannot take is dropped.
      postMessage: (m) => void (c.connected && c.send(m, () => {})),
      kill: () => c.kill(),
      stdout: c.stdout,
      stderr: c.stderr,
    });
    Object.defineProperty(u, 'pid', { get: () => c.pid });
    c.on('message', (m) => u.emit('message', m));
    c.on('spawn', () => u.emit('spawn'));
    c.on('exit', (code) => u.emit('exit', code ?? 1));
    return u;
  },
};
const net = {
  isOnline: () => true,
  fetch: async (u, o) => {
    if (!String(u).startsWith('file:')) return fetch(u, o);
    return new Response(await readFile(fileURLToPath(u)));
  },
};
const image = { toPNG: () => Buffer.alloc(0), isEmpty: () => false, resize: () => image };

export const app = loud('app', appObj);
export {
  BrowserWindow,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeTheme,
  net,
  Notification,
  Tray,
  utilityProcess,
};
export const dialog = loud('dialog', {
  showOpenDialog: async (...a) => {
    calls.push(['dialog.showOpenDialog', a.at(-1)]);
    return { canceled: true, filePaths: [] };
  },
  showSaveDialog: async (...a) => {
    calls.push(['dialog.showSaveDialog', a.at(-1)]);
    return { canceled: true, filePath: '' };
  },
  showMessageBox: async (...a) => {
    calls.push(['dialog.showMessageBox', a.at(-1)]);
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox: record('dialog.showErrorBox'),
});
export const protocol = loud('protocol', protocolObj);
export const session = { defaultSession, fromPartition: () => defaultSession };
export const shell = loud('shell', {
  openExternal: record('shell.openExternal', Promise.resolve()),
  openPath: record('shell.openPath', Promise.resolve('')),
  showItemInFolder: record('shell.showItemInFolder'),
  trashItem: record('shell.trashItem', Promise.resolve()),
  beep() {},
});
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: (s) => {
    const iv = randomBytes(12),
      c = createCipheriv('aes-256-gcm', secret, iv);
    const d = Buffer.concat([c.update(s), c.final()]);
    return Buffer.concat([iv, c.getAuthTag(), d]);
  },
  decryptString: (b) => {
    const d = createDecipheriv('aes-256-gcm', secret, b.subarray(0, 12)).setAuthTag(b.subarray(12, 28));
    return d.update(b.subarray(28)) + d.final('utf8');
  },
};
export const nativeImage = { createFromPath: () => image, createFromBuffer: () => image, createEmpty: () => image };
export const globalShortcut = {
  register: record('globalShortcut.register', true),
  unregister() {},
  unregisterAll() {},
  isRegistered: () => false,
};
export const powerSaveBlocker = {
  start: record('powerSaveBlocker.start', 1),
  stop: record('powerSaveBlocker.stop', true),
  isStarted: () => false,
};
export const powerMonitor = new EventEmitter();
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => ({
    workArea: { x: 0, y: 0, width: 1280, height: 800 },
    workAreaSize: { width: 1280, height: 800 },
    scaleFactor: 1,
  }),
  getAllDisplays: () => [screen.getPrimaryDisplay()],
});
export const systemPreferences = { getMediaAccessStatus: () => 'granted', askForMediaAccess: async () => true };
let clip = '';
export const clipboard = {
  writeText: (t) => {
    clip = t;
  },
  readText: () => clip,
  async write([item]) {
    clip = await (await item.getType('text/plain')).text();
  },
};
export class ClipboardItem {
  constructor(items) {
    this.items = items;
  }
  get types() {
    return Object.keys(this.items);
  }
  async getType(type) {
    const value = await this.items[type];
    return typeof value === 'string' ? new Blob([value], { type }) : value;
  }
}
export const crashReporter = { start() {} };
export const webContents = {
  getAllWebContents: () => [...windows].map((w) => w.webContents),
  fromId: (id) => [...windows].find((w) => w.webContents.id === id)?.webContents,
  fromDevToolsTargetId: (id) => byTarget.get(id),
};
export const __standin = { calls, toHttp, fromHttp };
const whole = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
  __standin,
};
export default whole;

// ---- start after the main script has run once, as Electron does ----
setImmediate(async () => {
  try {
    await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
    console.error(`DevTools listening on ${await startChromium()}`); // the line Playwright's _electron waits for
    port = server.address().port;
    ready();
    appObj.emit('ready', {});
  } catch (e) {
    console.error(e);
    process.exit(1);
  }
});
