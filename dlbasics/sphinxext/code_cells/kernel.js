// One Python for the page: a worker, started by the first run, ended by Stop and then replaced by a fresh one.
//
// A job is {cells, at, seconds, tell}: `cells` as the worker wants them, `tell` hears each of its messages. It ends in
// one of these ways: done, stopped, late (over its seconds), died (out of memory, say), failed (never started).
const here = new URL(".", import.meta.url);
const queue = [], answers = new Map(), SLACK = 1000;
let worker, starting, giveUp, listen, now, timer, count = 0, life = 0;

/* How many Pythons there have been: what one of them made, the next does not know. */
export const alive = () => life;

/* Run a cell after those that wait already; the promise holds how it ended and what there is to say. */
export const run = (job) => new Promise((end) => {
  queue.push({ ...job, id: ++count, end });
  next();
});

/* Ask for a frame or a solution, outside the queue; `tell` hears of the start. */
export async function ask(message, tell) {
  await start(tell);
  return new Promise((answer, refuse) => {
    const id = ++count;
    answers.set(id, { answer, refuse });
    worker.postMessage({ ...message, id });
  });
}

export const stop = () => renew("stopped");

async function next() {
  if (now || !queue.length) return;
  const job = now = queue.shift();
  try {
    await start(job.tell);
  } catch (error) {
    if (now === job) finish("failed", error.message);
    return;
  }
  if (now !== job) return;
  const theme = document.documentElement.dataset.theme;
  const { id, at, seconds } = job;
  job.tell({ type: "running" });
  job.sent = true;
  worker.postMessage({ type: "run", id, cells: job.cells(), at, theme, seconds });
  watch();
}

function watch() {
  clearTimeout(timer);
  if (now.seconds) timer = setTimeout(() => renew("late"), now.seconds * 1000 + SLACK);
}

function finish(how, message) {
  clearTimeout(timer);
  const ended = now ? [now] : [];
  now = null;
  // What waited behind a run that was stopped or broke would start from another state than its author saw.
  if (how !== "done") ended.push(...queue.splice(0));
  for (const job of ended) job.end({ how, message });
  next();
}

function drop() {
  const gone = Object.assign(new Error("Python was started anew"), { stopped: true });
  worker?.terminate();
  giveUp?.(gone);
  worker = starting = listen = null;
  for (const { refuse } of answers.values()) refuse(gone);
  answers.clear();
}

function renew(how, message) {
  drop();
  finish(how, message);
  // The next run shall not wait; if this fails, that run will say so.
  start().catch(() => {});
}

function start(tell) {
  if (tell) listen = tell;
  if (tell && !worker?.ready) tell({ type: "starting" });
  if (!starting) {
    const mine = starting = begin();
    mine.catch(() => { if (starting === mine) drop(); });
  }
  return starting;
}

async function begin() {
  life += 1;
  const mine = life;
  // Never an old one from the cache: it names the other files by their content.
  const file = new URL("config.json", here);
  const response = await fetch(file, { cache: "no-cache" }).catch((error) => ({ status: error.message }));
  if (!response.ok) throw new Error(`${file} could not be fetched (${response.status})`);
  const config = await response.json();
  if (mine === life) await hire(config, new Worker(new URL(config.worker, here)));
}

function hire(config, mine) {
  worker = mine;
  return new Promise((ready, fail) => {
    giveUp = fail;
    mine.onmessage = ({ data }) => {
      if (data.type === "ready") {
        mine.ready = true;
        ready();
      } else if (data.type === "failed" && mine.ready) renew("died", data.message);
      else if (data.type === "failed") fail(new Error(data.message));
      else hear(data);
    };
    mine.onerror = (event) => {
      event.preventDefault();
      if (mine.ready) renew("died", event.message);
      else fail(new Error(event.message || "its script could not be loaded"));
    };
    mine.postMessage({ type: "start", config });
  });
}

function hear(data) {
  const asked = answers.get(data.id);
  answers.delete(data.id);
  if (data.broken) renew("died", data.message);
  else if (data.type === "progress") listen?.(data);
  else if (asked && data.type === "error") asked.refuse(new Error(data.message));
  else if (asked) asked.answer(data);
  else if (data.id === now?.id) {
    if (data.type === "done") return finish("done", data.ms);
    now.tell(data);
  } else return;
  // Loading, and what runs before, is not the learner's time.
  if (now?.sent && ["progress", "also"].includes(data.type)) watch();
}
