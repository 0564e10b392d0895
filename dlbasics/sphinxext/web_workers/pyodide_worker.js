// The page's Python: Pyodide in a worker, the kernel of dlbasics/browser/kernel.py in it, messages in and out.
// Started when a reader works with a cell. Stop and time limits are the page's: it ends this worker and starts a new one.
//
// What is checked. Every file of the release, and every archive of the site's own, must have the sha256 sum that
// config.json records, whatever host it came from: fetch is wrapped below, so that what Pyodide itself asks for is checked too. Scripts
// run from the checked bytes (a blob), packages are unpacked from them, and the compiled core is not run before
// its sum is known. fetch's own `integrity` would do the same, but shows no byte before the last one is there:
// no progress on a slow line. config.json, the lock file and this file come from the book's own site, as its
// pages do.
"use strict";

const CORE = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm"];
const networkFetch = self.fetch.bind(self);
const prefetched = new Map(); // address -> response on its way, asked for before Pyodide does
let config, kernel, pyodide, lockedPackages, queue = Promise.resolve();

const releaseFile = (name) => new URL(name, new URL(config.base, self.location)).href;
const siteFile = (name) => new URL(name, self.location).href;
const checkedFile = (name) => (config.own.includes(name) ? siteFile(`../python/${name}`) : releaseFile(name));

/* What went wrong, as the code of a text and its parameters: the page says it. */
class CodedError extends Error {
  constructor(code, params) {
    super(code);
    Object.assign(this, { code, params });
  }
}

// -- progress ------------------------------------------------------------------------------------------------

const REPORT_EVERY = 80; // milliseconds
// Sizes are those of the unpacked files: what travels is less where the host compresses.
const progress = { what: "", loaded: 0, total: 0, reportedAt: 0 };

const beginProgress = (what, files) => {
  const total = files.reduce((sum, name) => sum + (config.sizes[name] ?? 0), 0);
  Object.assign(progress, { what, total, loaded: 0, reportedAt: 0 });
};

const countBytes = (bytes) => {
  progress.loaded = Math.min(progress.loaded + bytes, progress.total);
  const now = performance.now(), { what, loaded, total, reportedAt } = progress;
  if (now < reportedAt + REPORT_EVERY && loaded < total) return;
  progress.reportedAt = now;
  postMessage({ type: "progress", what, loaded, total });
};

// -- checked files -------------------------------------------------------------------------------------------

// Pyodide waits for ever for a core that cannot be had: this is what ends the wait.
let failLoading;
const loadingFailed = new Promise((resolve, reject) => { failLoading = reject; });
loadingFailed.catch(() => {});

// Read to the end into the room that the recorded size wants, counted and compared with the recorded sum.
const verifiedBytes = async (response, url, { checksum, size }) => {
  const bytes = new Uint8Array(size), reader = response.body.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > size) throw new CodedError("page.file-refused", { url });
    bytes.set(value, length);
    length += value.length;
    countBytes(value.length);
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (btoa(String.fromCharCode(...digest)) !== checksum) throw new CodedError("page.file-refused", { url });
  return bytes;
};

const coreChecks = new WeakMap(), coreModules = new WeakMap(); // by the core's response
const { compileStreaming } = WebAssembly;

const fetchVerified = async (url, options, recorded) => {
  const response = await networkFetch(url, { ...options, integrity: "" });
  if (!response.ok) throw new CodedError("page.file-not-answered", { url, status: response.status });
  const { headers } = response;
  if (!url.endsWith(".wasm")) return new Response(await verifiedBytes(response, url, recorded), { headers });
  // Compiled while it streams. It must be the network's own response: then the browser keeps the compiled code
  // for the next page.
  const check = verifiedBytes(response.clone(), url, recorded);
  check.catch(failLoading);
  coreChecks.set(response, check);
  const module = compileStreaming.call(WebAssembly, response);
  module.catch(() => {}); // whoever asks for it gets the error
  coreModules.set(response, module);
  return response;
};

WebAssembly.instantiateStreaming = async (source, imports) => {
  const response = await source;
  const module = await coreModules.get(response);
  await coreChecks.get(response);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

self.fetch = (request, options) => {
  const url = new URL(request.url || request, self.location).href;
  if (prefetched.has(url)) {
    const response = prefetched.get(url);
    prefetched.delete(url);
    return response;
  }
  const recorded = config.recorded.get(url);
  if (!recorded) return networkFetch(request, options);
  const response = fetchVerified(url, options, recorded);
  response.catch(failLoading);
  return response;
};

const prefetch = (url) => {
  const response = self.fetch(url);
  response.catch(() => {}); // whoever asks for it gets the error
  prefetched.set(url, response);
};

const runScript = async (name) => {
  const source = await (await self.fetch(releaseFile(name))).blob();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  importScripts(url);
  URL.revokeObjectURL(url);
};

// -- archives ------------------------------------------------------------------------------------------------

const inflate = async (packed) => {
  const { readable, writable } = new DecompressionStream("deflate-raw"), writer = writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const bytes = await new Response(readable).arrayBuffer();
  await written;
  return new Uint8Array(bytes);
};

// The offsets below are those of the zip format (APPNOTE.TXT, 4.3): the directory at the end of the file names each
// entry, and the entry's own header says where its bytes begin.
const END_OF_DIRECTORY = 0x06054b50, END_SIZE = 22, DIRECTORY_ENTRY_SIZE = 46, LOCAL_HEADER_SIZE = 30;

const zipEntries = (buffer) => {
  const view = new DataView(buffer), bytes = new Uint8Array(buffer), decoder = new TextDecoder();
  const uint16 = (at) => view.getUint16(at, true), uint32 = (at) => view.getUint32(at, true);
  let end = buffer.byteLength - END_SIZE;
  while (uint32(end) !== END_OF_DIRECTORY) end -= 1;
  const entries = [];
  let at = uint32(end + 16);
  for (let left = uint16(end + 10); left; left -= 1) {
    const nameLength = uint16(at + 28), nameStart = at + DIRECTORY_ENTRY_SIZE, header = uint32(at + 42);
    const start = header + LOCAL_HEADER_SIZE + uint16(header + 26) + uint16(header + 28);
    entries.push({
      name: decoder.decode(bytes.subarray(nameStart, nameStart + nameLength)),
      packed: bytes.subarray(start, start + uint32(at + 20)),
      isStored: uint16(at + 10) === 0,
    });
    at = nameStart + nameLength + uint16(at + 30) + uint16(at + 32);
  }
  return entries;
};

// The files of an archive as [name, bytes]; folders, and what only compilers and type checkers read, are left out.
const archiveFiles = (buffer) => Promise.all(
  zipEntries(buffer).filter(({ name }) => !/(\/|\.pyi|\.h|\.a)$/.test(name))
    .map(async ({ name, packed, isStored }) => [name, isStored ? packed : await inflate(packed)]));

const unpackArchives = async (urls) => {
  const archives = urls.map(async (url) => archiveFiles(await (await self.fetch(url)).arrayBuffer()));
  return (await Promise.all(archives)).flat();
};

// Files that stand there before Python begins need no installer, which would load tarfile, email and more.
const installFiles = (FS, sitePackages, files) => {
  for (const [name, content] of files) {
    const path = `${sitePackages}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, content, { canOwn: true });
    // Then Pyodide knows the package as its own, and does not load it again for Matplotlib.
    if (name.endsWith(".dist-info/METADATA")) FS.writeFile(path.replace(/METADATA$/, "PYODIDE_SOURCE"), "pyodide");
  }
};

// -- starting ------------------------------------------------------------------------------------------------

const configure = (received) => {
  config = { ...received, recorded: new Map() }; // by address
  for (const [name, integrity] of Object.entries(config.integrity)) {
    const recorded = { checksum: integrity.replace("sha256-", ""), size: config.sizes[name] };
    config.recorded.set(checkedFile(name), recorded);
  }
};

const startPyodide = async () => {
  const { stdlib, packages } = config, needed = [...CORE, stdlib, ...packages];
  beginProgress("Python", needed);
  // All at once; Pyodide alone would ask for one after the other.
  for (const name of needed) prefetch(checkedFile(name));
  for (const name of ["formulas.json", "pyodide-lock.json"]) prefetch(siteFile(name));
  const lock = prefetched.get(siteFile("pyodide-lock.json")).then((response) => response.clone().json());
  const files = unpackArchives(packages.map(checkedFile));
  files.catch(failLoading);
  await runScript("pyodide.js");
  await runScript("pyodide.asm.js");
  const loading = loadPyodide({
    indexURL: releaseFile(""),
    stdLibURL: checkedFile(stdlib),
    lockFileURL: siteFile("pyodide-lock.json"),
    fsInit: async (FS, { sitePackages }) => installFiles(FS, sitePackages, await files),
    // Compiled modules would be lost with the worker.
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    stdout: () => {},
  });
  pyodide = await Promise.race([loading, loadingFailed]);
  // Nobody interrupts through it. But Python now looks, and to look it calls JavaScript: only there does Safari
  // end a worker whose loop never ends; without it, Stop would leave a processor busy until the page is closed.
  pyodide.setInterruptBuffer(new Uint8Array(1));
  lockedPackages = (await lock).packages;
};

const startKernel = async () => {
  const formulas = await (await self.fetch(siteFile("formulas.json"))).text();
  const bridge = pyodide.pyimport("dlbasics.browser.bridge");
  const functions = bridge.start_kernel((text) => postMessage(JSON.parse(text)), formulas);
  kernel = Object.fromEntries(["plan", "run", "frame", "ask", "train", "complete"]
    .map((name) => [name, functions.get(name)]));
};

const start = async (message) => {
  configure(message.config);
  await startPyodide();
  await startKernel();
  const versions = pyodide.runPython("import numpy, platform; numpy.__version__, platform.python_version()");
  const [numpy, python] = versions.toJs();
  postMessage({ type: "ready", numpy, python });
};

// -- running -------------------------------------------------------------------------------------------------

const isMissing = (name) => !(name in pyodide.loadedPackages);

// The file names of packages and of all that they need.
const packageFiles = (names) => {
  const files = new Set();
  const follow = (name) => {
    if (!isMissing(name)) return;
    files.add(lockedPackages[name].file_name);
    lockedPackages[name].depends.forEach(follow);
  };
  names.forEach(follow);
  return [...files];
};

// Whatever else is imported fails by its name.
const loadPackages = async (imported) => {
  const wanted = imported.filter((name) => name in lockedPackages && isMissing(name));
  if (!wanted.length) return;
  const titles = wanted.map((name) => name[0].toUpperCase() + name.slice(1));
  beginProgress(titles.join(", "), packageFiles(wanted));
  // It logs what went wrong and goes on: an import would then blame the learner's code.
  await pyodide.loadPackage(wanted, { messageCallback: () => {}, errorCallback: () => {} });
  const missing = wanted.filter(isMissing);
  if (missing.length) {
    throw new CodedError("page.packages-not-loaded", { packages: missing.join(", "), base: releaseFile("") });
  }
};

const run = async ({ id, cells, index }) => {
  const sources = JSON.stringify(cells);
  const plan = JSON.parse(kernel.plan(sources, index));
  await loadPackages(plan.packages);
  if (plan.cells.length) postMessage({ type: "required-cells", id, cells: plan.cells });
  kernel.run(id, sources, index);
};

const frame = ({ id, explorer, values }) => kernel.frame(id, explorer, JSON.stringify(values));

const ask = (message) => kernel.ask(message.id, JSON.stringify(message));

const complete = ({ id, cells, path }) => kernel.complete(id, JSON.stringify(cells), path);

const train = ({ id, settings, epochs, edits }) =>
  kernel.train(id, JSON.stringify(settings ?? null), epochs, JSON.stringify(edits ?? []));

// -- messages ------------------------------------------------------------------------------------------------

const reasonOf = (error) => {
  if (error instanceof CodedError) return { code: error.code, params: error.params };
  // The last line of a Python traceback says what went wrong.
  return { message: String(error.message || error).trim().split("\n").pop() };
};

const handlers = { start, run, frame, ask, train, complete };

const handle = async (message) => {
  const { type, id, index } = message;
  try {
    await handlers[type](message);
  } catch (error) {
    const reason = reasonOf(error);
    if (type === "start") return postMessage({ type: "failed", base: releaseFile(""), reason });
    // A cell's own errors never arrive here. What does is a lost network, or an interpreter that broke.
    const isBroken = Boolean(error.pyodide_fatal_error);
    postMessage({ type: "error", id, name: "PageError", reason, cell: index ?? -1, line: 0, isBroken });
    postMessage({ type: "done", id, ms: 0 });
  }
};

onmessage = ({ data }) => { queue = queue.then(() => handle(data)); };
