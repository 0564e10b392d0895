// The page's Python: Pyodide in a worker, the kernel of dlbasics/browser/kernel.py in it, messages in and out.
// Started when a reader works with a cell. Stop and time limits are the page's: it ends this worker and starts a new
// one.
//
// What is checked. Every file of the release, and every archive of the site's own, must have the sha256 sum that
// config.json records, whatever host it came from: fetch is wrapped below, so that what Pyodide itself asks for is
// checked too. Scripts run from the checked bytes (a blob), packages are unpacked from them, and the compiled core is
// not run before its sum is known. fetch's own `integrity` would do the same, but shows no byte before the last one
// is there: no progress on a slow line. config.json, the lock file and this file come from the book's own site, as
// its pages do.
"use strict";

const CORE_SCRIPTS = ["pyodide.js", "pyodide.asm.js"], CORE_WASM = "pyodide.asm.wasm";
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

/* What comes of something that the network does; an error of it names the address. */
const fromNetwork = (url, promise) => promise.catch((error) => { throw Object.assign(error, { params: { url } }); });

const fetchAnswered = async (url, options) => {
  const response = await fromNetwork(url, networkFetch(url, options));
  if (!response.ok) throw new CodedError("page.file-not-answered", { url, status: response.status });
  return response;
};

/* A file without a recorded sum, read to the end. */
const fetchWhole = async (url) => {
  const response = await fetchAnswered(url);
  return new Response(await fromNetwork(url, response.arrayBuffer()), { headers: response.headers });
};

// Read to the end into the room that the recorded size wants, counted and compared with the recorded sum.
const verifiedBytes = async (response, url, { checksum, size }) => {
  const bytes = new Uint8Array(size), reader = response.body.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await fromNetwork(url, reader.read());
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
let compiledCore = null;
const { compileStreaming } = WebAssembly;

const fetchVerified = async (url, options, recorded) => {
  const response = await fetchAnswered(url, { ...options, integrity: "" }), { headers } = response;
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

const instantiateChecked = async (source, imports) => {
  const response = await source;
  const module = await coreModules.get(response);
  await coreChecks.get(response);
  compiledCore = module;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

WebAssembly.instantiateStreaming = (source, imports) => {
  const instantiated = instantiateChecked(source, imports);
  instantiated.catch(failLoading);
  return instantiated;
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

const prefetch = (url, response = self.fetch(url)) => {
  response.catch(() => {}); // whoever asks for it gets the error
  prefetched.set(url, response);
};

/* Give Pyodide a core that another worker of this page has checked and compiled. */
const prefetchCompiledCore = (module) => {
  const response = new Response("");
  coreModules.set(response, Promise.resolve(module));
  prefetched.set(releaseFile(CORE_WASM), Promise.resolve(response));
};

const runScript = async (name) => {
  const source = await (await self.fetch(releaseFile(name))).arrayBuffer();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  importScripts(url);
  URL.revokeObjectURL(url);
};

// -- starting ------------------------------------------------------------------------------------------------

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

const configure = (received) => {
  config = { ...received, recorded: new Map() }; // by address
  for (const [name, integrity] of Object.entries(config.integrity)) {
    const recorded = { checksum: integrity.replace("sha256-", ""), size: config.sizes[name] };
    config.recorded.set(checkedFile(name), recorded);
  }
};

/* Ask for all at once; Pyodide alone would ask for one after the other. The promise holds when all is here. */
const beginLoading = (needed) => {
  beginProgress("Python", needed);
  for (const name of needed) prefetch(checkedFile(name));
  for (const url of ["formulas.json", "pyodide-lock.json"].map(siteFile)) prefetch(url, fetchWhole(url));
  lockedPackages = prefetched.get(siteFile("pyodide-lock.json"))
    .then(async (response) => (await response.clone().json()).packages);
  const arrived = Promise.all([...prefetched.values()].map(async (response) => coreChecks.get(await response)));
  for (const promise of [lockedPackages, arrived]) promise.catch(failLoading);
  return arrived;
};

const load = async (options) => {
  const loading = loadPyodide({
    indexURL: releaseFile(""),
    stdLibURL: checkedFile(config.stdlib),
    lockFileURL: siteFile("pyodide-lock.json"),
    // Compiled modules would be lost with the worker. A snapshot holds one seed of hashes for all its readers:
    // without one, it is the same.
    env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" },
    stdout: () => {},
    ...options,
  });
  pyodide = await Promise.race([loading, loadingFailed]);
  // Nobody interrupts through it. But Python now looks, and to look it calls JavaScript: only there does Safari
  // end a worker whose loop never ends; without it, Stop would leave a processor busy until the page is closed.
  pyodide.setInterruptBuffer(new Uint8Array(1));
  lockedPackages = await lockedPackages;
};

const startFromFiles = async () => {
  const { stdlib, packages } = config;
  beginLoading([...CORE_SCRIPTS, CORE_WASM, stdlib, ...packages]);
  const files = unpackArchives(packages.map(checkedFile));
  files.catch(failLoading);
  await runScript("pyodide.js");
  await runScript("pyodide.asm.js");
  await load({ fsInit: async (FS, { sitePackages }) => installFiles(FS, sitePackages, await files) });
};

const startKernel = async () => {
  const formulas = await (await self.fetch(siteFile("formulas.json"))).text();
  const bridge = pyodide.pyimport("dlbasics.browser.bridge");
  const functions = bridge.start_kernel((text) => postMessage(JSON.parse(text)), formulas);
  kernel = Object.fromEntries(["plan", "prepare", "run", "frame", "ask", "train", "complete"]
    .map((name) => [name, functions.get(name)]));
};

const start = async (message) => {
  configure(message.config);
  await (config.snapshot ? startFromSnapshot(message.restorable) : startFromFiles());
  await startKernel();
  postMessage({ type: "ready" });
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

/* What a run of a cell needs before, and the files of the site that it will read. */
const planned = async (sources, index) => {
  const plan = JSON.parse(kernel.plan(sources, index));
  if (plan.is_loading && config.snapshot) await loadLazyFiles();
  return plan;
};

/* Do what the first run of a cell would begin with: read the cells, and make the cases of its exercise. */
const prepare = async ({ id, cells, index }) => {
  await planned(JSON.stringify(cells), index);
  kernel.prepare(cells[index].source);
  postMessage({ type: "prepared", id });
};

const run = async ({ id, cells, index }) => {
  const sources = JSON.stringify(cells);
  const plan = await planned(sources, index);
  await loadPackages(plan.packages);
  if (plan.cells.length) postMessage({ type: "required-cells", id, cells: plan.cells });
  kernel.run(id, sources, index);
};

const frame = ({ id, explorer, values }) => kernel.frame(id, explorer, JSON.stringify(values));

const ask = async (message) => {
  // It shows source.
  if (message.what === "solution" && config.snapshot) await loadLazyFiles();
  kernel.ask(message.id, JSON.stringify(message));
};

const complete = ({ id, cells, path }) => kernel.complete(id, JSON.stringify(cells), path);

const train = ({ id, settings, epochs, edits }) =>
  kernel.train(id, JSON.stringify(settings ?? null), epochs, JSON.stringify(edits ?? []));

// -- messages ------------------------------------------------------------------------------------------------

const BUSY = [408, 429]; // a host that has no time, or is asked too often

/* Whether a start without a snapshot would do, and the page shall keep to that: not what such a start would miss as
 * well, nor a network or a host that may do better with the next try. */
const isSnapshotFailure = (error) => {
  if (!config.snapshot) return false;
  if (!error.params?.url) return true;
  const { url, status } = error.params, isSpare = [config.snapshot, config.libraries].map(checkedFile).includes(url);
  return isSpare && error instanceof CodedError && !(status >= 500 || BUSY.includes(status));
};

const reasonOf = (error) => {
  if (error instanceof CodedError) return { code: error.code, params: error.params };
  // The last line of a Python traceback says what went wrong.
  return { message: String(error.message || error).trim().split("\n").pop() };
};

const handlers = { start, prepare, run, frame, ask, train, complete };

const handle = async (message) => {
  const { type, id, index } = message;
  try {
    await handlers[type](message);
  } catch (error) {
    const reason = reasonOf(error);
    if (type === "start") {
      const failure = isSnapshotFailure(error) ? "snapshot-failed" : "failed";
      return postMessage({ type: failure, base: releaseFile(""), reason });
    }
    // A cell's own errors never arrive here. What does is a lost network, or an interpreter that broke.
    const isBroken = Boolean(error.pyodide_fatal_error);
    postMessage({ type: "error", id, name: "PageError", reason, cell: index ?? -1, line: 0, isBroken });
    postMessage({ type: "done", id, ms: 0 });
  }
};

onmessage = ({ data }) => { queue = queue.then(() => handle(data)); };
