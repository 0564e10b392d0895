// The page's Python: Pyodide in a worker, the namespace of dlbasics/live.py in it, messages in and out.
// Started by the first Run only. Stop and time limits are the page's: it ends this worker and starts a new one.
//
// What is checked. Every file of the release, and our wheel, must have the sha256 sum that config.json records,
// whatever host it came from: fetch is wrapped below, so that what Pyodide itself asks for is checked too. Scripts
// run from the checked bytes (a blob), packages are unpacked from them, and the compiled core is not run before
// its sum is known. fetch's own `integrity` would do the same, but shows no byte before the last one is there:
// no progress on a slow line. config.json, the lock file and this file come from the book's own site, as its
// pages do.
"use strict";

const send = (message) => postMessage(message);
const fromNetwork = self.fetch.bind(self);
const asked = new Map(); // address -> response on its way, asked for before Pyodide does
let config, room, python, known, queue = Promise.resolve();

const address = (file) => new URL(file, new URL(config.base, self.location)).href;
const own = (file) => new URL(file, self.location).href;

// -- loading -------------------------------------------------------------------------------------------------

// Sizes are those of the unpacked files: what travels is less where the host compresses.
const progress = { what: "Python", loaded: 0, total: 0, told: 0 };

const count = (bytes) => {
  progress.loaded = Math.min(progress.loaded + bytes, progress.total);
  const now = performance.now(), { what, loaded, total } = progress;
  if (now < progress.told + 80 && loaded < total) return;
  progress.told = now;
  const megabytes = (n) => (n / 1e6).toFixed(1);
  send({ type: "progress", what: `${what} (${megabytes(loaded)} of ${megabytes(total)} MB)`, loaded, total });
};

const expect = (what, files) => {
  Object.assign(progress, { what, loaded: 0, total: 0, told: 0 });
  for (const file of files) progress.total += config.sizes[file] || 0;
};

// Read to the end, counted and compared with the recorded sum.
const verified = async (response, url, sum) => {
  const parts = [], reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    count(value.length);
  }
  const bytes = await new Blob(parts).arrayBuffer();
  const found = String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  if (btoa(found) !== sum) throw new Error(`${url} is not the file that this book was made with`);
  return bytes;
};

// Pyodide waits for ever for a core that cannot be had: this is what ends the wait.
let spoil;
const spoiled = new Promise((resolve, reject) => { spoil = reject; });
spoiled.catch(() => {});

const sums = new WeakMap(), compiled = new WeakMap(); // by the core's response: bytes are right; module
const { compileStreaming } = WebAssembly;
const fetched = async (url, options, sum) => {
  const response = await fromNetwork(url, { ...options, integrity: "" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const { headers } = response;
  if (!url.endsWith(".wasm")) return new Response(await verified(response, url, sum), { headers });
  // Compiled while it streams. It must be the network's own response: then the browser keeps the compiled code
  // for the next page.
  const right = verified(response.clone(), url, sum);
  right.catch(spoil);
  sums.set(response, right);
  const module = compileStreaming.call(WebAssembly, response);
  module.catch(() => {}); // told to whoever asks for it
  compiled.set(response, module);
  return response;
};

const checked = (url, options, sum) => {
  const response = fetched(url, options, sum);
  response.catch(spoil);
  return response;
};

WebAssembly.instantiateStreaming = async (source, imports) => {
  const response = await source;
  const module = await compiled.get(response);
  await sums.get(response);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

self.fetch = (request, options) => {
  const url = new URL(request.url || request, self.location).href;
  if (asked.has(url)) {
    const response = asked.get(url);
    asked.delete(url);
    return response;
  }
  const sum = config.sums[url];
  return sum ? checked(url, options, sum) : fromNetwork(request, options);
};

const ahead = (url) => {
  const response = self.fetch(url);
  response.catch(() => {}); // told to whoever asks for it
  asked.set(url, response);
};

// The files of a wheel, unpacked by the browser; what only compilers and type checkers read is left out.
const unpacked = async (buffer) => {
  const view = new DataView(buffer), bytes = new Uint8Array(buffer), text = new TextDecoder();
  const short = (at) => view.getUint16(at, true), long = (at) => view.getUint32(at, true);
  let end = buffer.byteLength - 22;
  while (long(end) !== 0x06054b50) end -= 1;
  const files = [];
  for (let at = long(end + 16), left = short(end + 10); left; left -= 1) {
    const name = text.decode(bytes.subarray(at + 46, at + 46 + short(at + 28))), place = long(at + 42);
    const from = place + 30 + short(place + 26) + short(place + 28);
    const packed = bytes.subarray(from, from + long(at + 20)), stored = short(at + 10) === 0;
    if (!/(\/|\.pyi|\.h|\.a)$/.test(name)) files.push([name, stored ? packed : inflated(packed)]);
    at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
  }
  return Promise.all(files.map(async ([name, content]) => [name, await content]));
};

const inflated = async (packed) => {
  const { readable, writable } = new DecompressionStream("deflate-raw"), writer = writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const bytes = await new Response(readable).arrayBuffer();
  await written;
  return new Uint8Array(bytes);
};

const script = async (file) => {
  const text = await (await self.fetch(address(file))).blob();
  const blob = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  importScripts(blob);
  URL.revokeObjectURL(blob);
};

const start = async (given) => {
  config = { ...given, sums: {} };
  for (const [file, sum] of Object.entries(given.integrity)) {
    config.sums[file === given.wheel ? own(file) : address(file)] = sum.replace("sha256-", "");
  }
  const core = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"];
  expect("Python", [...core, ...given.first, given.wheel]);
  // All at once; Pyodide alone would ask for one after the other.
  for (const file of [...core, ...given.first]) ahead(address(file));
  for (const file of [given.wheel, "formulas.json", "pyodide-lock.json"]) ahead(own(file));
  const lock = asked.get(own("pyodide-lock.json")).then((response) => response.clone().json());
  const files = Promise.all([...given.first.map(address), own(given.wheel)].map(async (url) => (
    unpacked(await (await self.fetch(url)).arrayBuffer()))));
  files.catch(spoil);
  await script("pyodide.js");
  await script("pyodide.asm.js");
  const loading = loadPyodide({
    indexURL: address(""),
    lockFileURL: own("pyodide-lock.json"),
    // Files that stand there before Python begins need no installer, which would load tarfile, email and more.
    fsInit: async (FS, { sitePackages }) => {
      for (const [name, content] of (await files).flat()) {
        const path = `${sitePackages}/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        FS.writeFile(path, content, { canOwn: true });
        // Then Pyodide knows the package as its own, and does not load it again for Matplotlib.
        if (name.endsWith(".dist-info/METADATA")) FS.writeFile(path.replace(/METADATA$/, "PYODIDE_SOURCE"), "pyodide");
      }
    },
    // The default backend would look for a document; compiled modules would be lost with the worker.
    env: { MPLBACKEND: "agg", PYTHONDONTWRITEBYTECODE: "1" },
    stdout: () => {},
  });
  python = await Promise.race([loading, spoiled]);
  // Nobody interrupts through it. But Python now looks, and to look it calls JavaScript: only there does Safari
  // end a worker whose loop never ends; without it, Stop would leave a processor busy until the page is closed.
  python.setInterruptBuffer(new Uint8Array(1));
  known = (await lock).packages;
  const formulas = await (await self.fetch(own("formulas.json"))).text();
  const opened = python.pyimport("dlbasics.browser.kernel").opened;
  const made = opened((text) => send(JSON.parse(text)), formulas);
  room = Object.fromEntries(["plan", "run", "frame", "ask"].map((name) => [name, made.get(name)]));
  const versions = python.runPython("import numpy, platform; numpy.__version__, platform.python_version()");
  const [numpy, version] = versions.toJs();
  send({ type: "ready", numpy, python: version });
};

// -- running -------------------------------------------------------------------------------------------------

const run = async ({ id, cells, at }) => {
  const sources = JSON.stringify(cells);
  const { cells: also, packages } = JSON.parse(room.plan(sources, at));
  // Whatever else is imported fails by its name.
  const wanted = packages.filter((name) => name in known && !(name in python.loadedPackages));
  if (wanted.length) {
    const files = new Set();
    const follow = (name) => {
      if (name in python.loadedPackages) return;
      files.add(known[name].file_name);
      known[name].depends.forEach(follow);
    };
    wanted.forEach(follow);
    expect(wanted.map((name) => name[0].toUpperCase() + name.slice(1)).join(", "), files);
    // It logs what went wrong and goes on: an import would then blame the learner's code.
    await python.loadPackage(wanted, { messageCallback: () => {}, errorCallback: () => {} });
    const missing = wanted.filter((name) => !(name in python.loadedPackages));
    if (missing.length) throw new Error(`${missing.join(", ")} could not be loaded from ${address("")}`);
  }
  if (also.length) send({ type: "also", id, cells: also });
  room.run(id, sources, at);
};

const answer = async (message) => {
  const { type, id } = message;
  try {
    if (type === "start") await start(message.config);
    else if (type === "run") await run(message);
    else if (type === "frame") room.frame(id, message.explorer, JSON.stringify(message.values));
    else if (type === "ask") room.ask(id, JSON.stringify(message));
    else throw new Error(`unknown message ${type}`);
  } catch (error) {
    // The last line of a Python traceback says what went wrong.
    const told = String(error.message || error).trim().split("\n").pop();
    if (type === "start") {
      return send({ type: "failed", message: `Python could not be loaded from ${address("")}: ${told}` });
    }
    // A cell's own errors never arrive here. What does is a lost network, or an interpreter that broke.
    send({ type: "error", id, name: "PageError", message: told, line: 0, cell: message.at ?? -1, text: told,
      broken: Boolean(error.pyodide_fatal_error) });
    send({ type: "done", id, ms: 0 });
  }
};

onmessage = ({ data }) => { queue = queue.then(() => answer(data)); };
