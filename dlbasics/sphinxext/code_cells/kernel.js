// One Python for the page: a worker, started when a cell is worked with, ended by Stop and then replaced by a fresh
// one.
//
// A job is {index, seconds, cells, onMessage}: cells() gives those of the page as the worker wants them, onMessage gets
// each of its messages. It ends with an outcome: done, stopped, timedOut (over its seconds), died (out of memory,
// say), failed (never started), outdated (never started, since the page is older than the rest of the book).
import { pageCells } from "./page_cells.js";
import { isOutdated } from "./site_version.js";

const folder = new URL(".", import.meta.url);
const SLACK = 1000; // milliseconds that a job has beyond its seconds
const RESTORING = 20_000; // milliseconds that a snapshot may take once it is there; a phone needs one or two seconds
const jobs = [], requests = new Map();
let worker = null, starting = null, rejectStart = null, startListener = null;
let current = null, timer = 0, watchdog = 0, lastId = 0, endedCount = 0, lastProgress = null;
let mayPreload = true;

/* How many Pythons have ended: what one of them made, the next does not know. */
export const generation = () => endedCount;

/* Run a cell after those that wait already; the promise holds {outcome, message} or {outcome, milliseconds}. */
export const run = (job) => new Promise((resolve) => {
  lastId += 1;
  jobs.push({ ...job, id: lastId, resolve });
  runNext();
});

/* Ask for a frame or a solution, outside the queue; `onMessage` gets what is said of the start. */
export async function request(message, onMessage) {
  await whenReady(onMessage);
  return new Promise((resolve, reject) => {
    lastId += 1;
    requests.set(lastId, { resolve, reject });
    worker.postMessage({ ...message, id: lastId });
  });
}

/* The names that can stand after a path; null where Python cannot say it at once, and never a reason to start it. */
export async function namesAfter(path, cells) {
  if (!worker?.isReady || current) return null;
  try {
    return (await request({ type: "complete", path, cells })).names;
  } catch {
    return null;
  }
}

/* Begin to load before a cell runs, unless the browser saves data or the reader stopped that; failures are left to the
 * run.
 *
 * `onMessage` gets what is said of the start, last {type: "ready"} or {type: "failed"}. */
export function preload(index, onMessage) {
  if (starting || !mayPreload || navigator.connection?.saveData) return;
  preloadCells(index, onMessage).then(() => onMessage({ type: "ready" }), () => onMessage({ type: "failed" }));
}

/* Read the page's cells as well, while nobody waits for it: most of a first run is that. */
const preloadCells = (index, onMessage) => request({ type: "prepare", cells: pageCells(), index }, onMessage);

export const stop = () => restart({ outcome: "stopped" });

async function runNext() {
  if (current || !jobs.length) return;
  const job = jobs.shift();
  current = job;
  try {
    await whenReady(job.onMessage);
  } catch (error) {
    if (current === job) finish({ outcome: error.isOutdated ? "outdated" : "failed", message: error.message });
    return;
  }
  if (current !== job) return;
  job.onMessage({ type: "running" });
  job.earlier = new Set(requests.keys()); // what the worker answers before it begins with this
  worker.postMessage({ type: "run", id: job.id, cells: job.cells(), index: job.index });
  restartTimer();
}

/* Loading, and what is done before, is not the learner's time. */
function restartTimer() {
  clearTimeout(timer);
  const { seconds, earlier } = current;
  if (seconds && !earlier.size) timer = setTimeout(() => restart({ outcome: "timedOut" }), seconds * 1000 + SLACK);
}

function finish(result) {
  clearTimeout(timer);
  const ended = current ? [current] : [];
  current = null;
  // What waited behind a run that was stopped or broke would start from another state than its author saw.
  if (result.outcome !== "done") ended.push(...jobs.splice(0));
  for (const job of ended) job.resolve(result);
  runNext();
}

/* End the worker, or its start: whoever waits for either hears of it at once. */
function endWorker() {
  endedCount += 1;
  clearTimeout(watchdog);
  const error = Object.assign(new Error(dlText("page.restarted")), { isRestart: true });
  worker?.terminate();
  rejectStart?.(error);
  worker = null;
  starting = null;
  startListener = null;
  lastProgress = null;
  for (const { reject } of requests.values()) reject(error);
  requests.clear();
}

function restart(result) {
  const index = current?.index ?? 0;
  // A download that was stopped begins again with the next run only. So does a Python that died while no cell ran:
  // reading the cells may need more memory than the machine has, and then each new one would die of it.
  const diedUnasked = result.outcome === "died" && !current;
  mayPreload = Boolean(worker?.isReady) && !diedUnasked;
  endWorker();
  finish(result);
  // That run shall not wait for Python. Where no cell ran, any will do: all are read for each.
  preload(index, () => {});
}

function whenReady(onMessage) {
  if (onMessage) {
    startListener = onMessage;
    if (!worker?.isReady) {
      onMessage({ type: "starting" });
      // A start that began earlier has said it to another.
      if (lastProgress) onMessage(lastProgress);
    }
  }
  if (!starting) {
    const attempt = new Promise((resolve, reject) => {
      rejectStart = reject;
      fetchConfigAndLaunch().then(resolve, reject);
    });
    starting = attempt;
    attempt.catch(() => { if (starting === attempt) endWorker(); });
  }
  return starting;
}

async function fetchConfigAndLaunch() {
  const endedBefore = endedCount;
  // Never an old one from the cache: it names the other files by their content.
  const file = new URL("config.json", folder);
  const response = await fetch(file, { cache: "no-cache" }).catch((error) => ({ status: error.message }));
  if (!response.ok) throw new Error(dlText("page.config-not-fetched", { file, status: response.status }));
  const config = await response.json();
  if (isOutdated(config.scripts)) throw Object.assign(new Error(dlText("page.outdated")), { isOutdated: true });
  // Stopped meanwhile: nobody waits for this one.
  if (endedBefore !== endedCount) return;
  try {
    await launch(config);
  } catch (error) {
    if (!error.isSnapshotFailure || endedBefore !== endedCount) throw error;
    console.warn("without-snapshot", error.message);
    rememberWithoutSnapshot(config.snapshot);
    worker.terminate();
    await launch(config);
  }
}

// A browser that cannot start from a snapshot shall not try it on each page.
const WITHOUT_SNAPSHOT = "dlbasics-without-snapshot";
let withoutSnapshot = "";

function rememberWithoutSnapshot(snapshot) {
  withoutSnapshot = snapshot;
  try {
    sessionStorage[WITHOUT_SNAPSHOT] = snapshot;
  } catch { /* where nothing can be kept, it holds for this page */ }
}

function isWithoutSnapshot(snapshot) {
  try {
    withoutSnapshot ||= sessionStorage[WITHOUT_SNAPSHOT] ?? "";
  } catch { /* as above */ }
  return snapshot === withoutSnapshot;
}

// What a worker has checked, unpacked and compiled, for the one that follows it after Stop. A page whose machine has
// little memory, in gigabytes, does not keep it.
const MIN_MEMORY = 4;
let restorable = null;

function keepRestorable(parts) {
  if ((navigator.deviceMemory ?? MIN_MEMORY) >= MIN_MEMORY) restorable = parts;
}

/* It goes to the worker that starts, which gives it back. */
function takeRestorable(snapshot) {
  const parts = restorable?.name === snapshot ? restorable : null;
  restorable = null;
  return parts;
}

async function launch(config) {
  const snapshot = isWithoutSnapshot(config.snapshot) ? "" : config.snapshot;
  worker = new Worker(new URL(config.worker, folder));
  await untilReady(worker, { ...config, snapshot }, takeRestorable(snapshot));
}

function untilReady(newWorker, config, parts) {
  let hasArrived = false;
  return new Promise((resolve, reject) => {
    /* Nothing is said to the reader: the page starts without a snapshot. */
    const rejectSnapshot = (message) => {
      clearTimeout(watchdog);
      reject(Object.assign(new Error(message), { isSnapshotFailure: true }));
    };
    const fail = (message) => {
      if (newWorker.isReady) restart({ outcome: "died", message });
      else reject(new Error(message));
    };
    newWorker.onmessage = ({ data }) => {
      hasArrived = true;
      if (data.type === "ready") {
        clearTimeout(watchdog);
        newWorker.isReady = true;
        resolve();
      } else if (data.type === "restorable") {
        keepRestorable(data.parts);
      } else if (data.type === "restoring") {
        watchdog = setTimeout(() => rejectSnapshot("too-slow"), RESTORING);
      } else if (data.type === "snapshot-failed") {
        rejectSnapshot(reasonText(data.reason));
      } else if (data.type === "failed") {
        fail(dlText("page.python-not-loaded", { base: data.base, reason: reasonText(data.reason) }));
      } else receive(data.reason ? { ...data, message: reasonText(data.reason) } : data);
    };
    newWorker.onerror = (event) => {
      event.preventDefault();
      // A worker that never spoke, and an event that says nothing: its script did not arrive.
      const isNetwork = !hasArrived && !event.message;
      if (config.snapshot && !newWorker.isReady && !isNetwork) rejectSnapshot(event.message);
      else fail(event.message || dlText("page.worker-not-loaded"));
    };
    const transferred = parts ? [parts.snapshot.words.buffer] : [];
    newWorker.postMessage({ type: "start", config, restorable: parts }, transferred);
  });
}

/* What the worker gives as the reason of a failure: {code, params} of a text, or a message from elsewhere. */
const reasonText = ({ code, params, message }) => (code ? dlText(code, params) : message);

function receive(data) {
  // Whoever waits for the answer hears of the restart, too.
  if (data.isBroken) {
    restart({ outcome: "died", message: data.message });
    return;
  }
  const pending = requests.get(data.id);
  requests.delete(data.id);
  if (data.type === "progress") reportProgress(data);
  else if (pending && data.type === "error") pending.reject(new Error(data.message));
  else if (pending) pending.resolve(data);
  else if (current && data.id === current.id) receiveOfJob(data);
  if (!current?.earlier) return; // not sent yet
  if (current.earlier.delete(data.id) || ["progress", "required-cells"].includes(data.type)) restartTimer();
}

function reportProgress(data) {
  lastProgress = data;
  startListener?.(data);
}

function receiveOfJob(data) {
  if (data.type === "done") finish({ outcome: "done", milliseconds: data.ms });
  else current.onMessage(data);
}
