// What Pyodide expects of a browser's worker, for V8 alone (mini_racer): files that the build hands over, text, no
// network. Clock and random bytes are fixed, so that the same build makes the same bytes.
"use strict";

const HOST = "http://build.invalid/";
const files = new Map(); // name -> bytes, filled by the build
const logged = [];

/* Room for a file, which the build then fills. */
const newFile = (name, size) => {
  files.set(name, new Uint8Array(size));
  return files.get(name).buffer;
};

// -- the globals of a worker -----------------------------------------------------------------------------------

const FIXED_TIME = 1_700_000_000_000; // milliseconds
globalThis.self = globalThis;
globalThis.importScripts = () => {};
globalThis.WorkerGlobalScope = function WorkerGlobalScope() {};
Object.setPrototypeOf(globalThis, WorkerGlobalScope.prototype);
globalThis.location = { href: `${HOST}worker.js`, toString() { return this.href; } };
globalThis.navigator = { languages: ["en-US"], language: "en-US", platform: "", userAgent: "" };
globalThis.performance = { now: () => 1000, timeOrigin: FIXED_TIME };
Date.now = () => FIXED_TIME;
globalThis.crypto = {
  getRandomValues(array) {
    array.forEach((_, i) => { array[i] = 7 * i + 1; });
    return array;
  },
};
globalThis.console = Object.fromEntries(["log", "warn", "error", "info", "debug"].map(
  (kind) => [kind, (...values) => logged.push(values.map((value) => value?.stack ?? value).join(" "))]));
globalThis.setInterval = () => 0;
globalThis.clearInterval = () => {};
globalThis.queueMicrotask ??= (task) => Promise.resolve().then(task);
globalThis.structuredClone ??= (value) => {
  if (Array.isArray(value)) return value.map(structuredClone);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredClone(item)]));
};
globalThis.AbortController = class {
  signal = { aborted: false, addEventListener() {} };
  abort() {}
};
globalThis.AbortSignal = class { static any() { return new AbortSignal(); } };
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0) };
};

// Not every browser can suspend WebAssembly: what is made here must not know that V8 can.
delete WebAssembly.Suspending;

// -- addresses and files ---------------------------------------------------------------------------------------

globalThis.URL = class {
  constructor(path, base = "") {
    this.href = /^\w+:/.test(path) ? path : String(base).replace(/[^/]*$/, "") + path;
  }

  toString() { return this.href; }
};

globalThis.fetch = async (address) => {
  const name = String(address.href ?? address).replace(HOST, "");
  if (!files.has(name)) throw new Error(`no file ${name}`);
  const bytes = files.get(name), text = async () => new TextDecoder().decode(bytes);
  return {
    ok: true, status: 200, bytes, headers: { get: () => null }, text,
    arrayBuffer: async () => bytes.slice().buffer, json: async () => JSON.parse(await text()),
  };
};

WebAssembly.instantiateStreaming = async (source, imports) => {
  const module = new WebAssembly.Module((await source).bytes);
  return { module, instance: new WebAssembly.Instance(module, imports) };
};

// -- text ------------------------------------------------------------------------------------------------------

const bytesOf = (data) => (ArrayBuffer.isView(data)
  ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data));

const decodeUtf8 = (bytes) => {
  let text = "", i = 0;
  const next = () => bytes[i++] & 63;
  while (i < bytes.length) {
    let point = bytes[i++];
    if (point >= 0xf0) point = (point & 7) << 18 | next() << 12 | next() << 6 | next();
    else if (point >= 0xe0) point = (point & 15) << 12 | next() << 6 | next();
    else if (point >= 0xc0) point = (point & 31) << 6 | next();
    text += String.fromCodePoint(point);
  }
  return text;
};

globalThis.TextDecoder = class {
  constructor(encoding = "utf-8") { this.encoding = encoding; }

  decode(data) {
    const bytes = bytesOf(data ?? new ArrayBuffer(0));
    if (!/utf-?16/i.test(this.encoding)) return decodeUtf8(bytes);
    let text = "";
    for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | bytes[i + 1] << 8);
    return text;
  }
};

globalThis.TextEncoder = class {
  encode(text) {
    const bytes = [];
    for (const character of text) {
      const point = character.codePointAt(0), tail = (shift) => 128 | point >> shift & 63;
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | point >> 6, tail(0));
      else if (point < 0x10000) bytes.push(0xe0 | point >> 12, tail(6), tail(0));
      else bytes.push(0xf0 | point >> 18, tail(12), tail(6), tail(0));
    }
    return new Uint8Array(bytes);
  }

  encodeInto(text, target) {
    const bytes = this.encode(text).subarray(0, target.length);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
};

// -- what the build calls --------------------------------------------------------------------------------------

const writeFile = (FS, path, bytes) => {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, bytes);
};

let ended = {};

/* End what runs now; Pyodide would wait for ever for some things that have failed. */
const fail = (error) => {
  ended.failure ??= [error, error.stack, ...logged].join("\n");
  ended.isDone = true;
};

const runToEnd = async (task) => {
  ended = { isDone: false };
  try {
    ended.result = await task();
  } catch (error) {
    fail(error);
  }
  ended.isDone = true;
};
