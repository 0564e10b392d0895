// Starts Python from the memory that the build has recorded (pyodide_build/snapshot_recorder.js): the core and numpy's
// libraries are linked as they were then, the recorded words are written over what they lay out, and Python goes on
// from there. Whatever differs from the recording is an error, and the page then starts without a snapshot.
"use strict";

const archiveOf = async (name) => {
  const buffer = await (await self.fetch(checkedFile(name))).arrayBuffer();
  return new Map(await archiveFiles(buffer));
};

const compileLibraries = async () => {
  const files = await archiveOf(config.libraries);
  return new Map(await Promise.all([...files].map(async ([name, bytes]) => [name, await WebAssembly.compile(bytes)])));
};

const loadSnapshot = async () => {
  const files = await archiveOf(config.snapshot);
  return { ...JSON.parse(new TextDecoder().decode(files.get("snapshot.json"))), words: files.get("memory") };
};

/* Write the runs of words that `difference` in snapshot_recorder.js has found. */
const writeMemory = ({ HEAPU32 }, bytes) => {
  const [runs, count] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, 2 * runs);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + 8 + 8 * runs, count);
  let to = 0, from = 0;
  for (let run = 0; run < runs; run += 1) {
    const length = lengths[2 * run + 1];
    to += lengths[2 * run];
    HEAPU32.set(words.subarray(from, from + length), to);
    to += length;
    from += length;
  }
};

/* Link everything into the places that it had while recording. */
const watchRestoring = (snapshot, libraries) => {
  const modules = [];
  watchStart({
    settings: { INITIAL_MEMORY: snapshot.memory },
    beforeCore(Module) {
      presetSymbols(Module, snapshot.symbols);
      makeTableMap(Module);
    },
    onCore(Module, core) {
      modules.push(core);
      Module.API.restoreSnapshot = () => restore(Module, snapshot);
    },
    beforeStart(Module) {
      snapshot.libraries.forEach((name, i) => {
        growTable(Module, snapshot.bases[i]);
        modules.push(linkLibrary(Module, name, libraries.get(name)));
      });
      growTable(Module, snapshot.tableEnd);
      fillTable(Module, snapshot.symbols, modules);
    },
    onMemory() {},
    onError: failLoading,
  });
};

/* Give the page what the next worker can start from. The words of memory go with it: they are as large as all that
 * Python holds. */
const handOn = (parts) => {
  postMessage({ type: "restorable", parts: { name: config.snapshot, ...parts } }, [parts.snapshot.words.buffer]);
};

const restore = (Module, snapshot) => {
  if (sumOfLinkedMemory(Module) !== snapshot.sum) throw new Error("linked-otherwise");
  writeMemory(Module, snapshot.words);
  closeRing(Module, snapshot.anchor);
  setArgumentCounter(Module);
  setTimeZone(Module);
  restoreHandles(Module, snapshot.handles);
  placeLazyFiles(Module, snapshot.stdlib, snapshot.files);
  return snapshot.hiwire;
};

/* Start from the files, or from what a worker before this one has checked, unpacked and compiled: `restorable`. */
const startFromSnapshot = async (restorable) => {
  const besides = restorable ? [] : [CORE_WASM, config.snapshot, config.libraries];
  const arrived = beginLoading([...CORE_SCRIPTS, ...besides]);
  if (restorable) prefetchCompiledCore(restorable.core);
  loadTimeZones(); // now, while files are on their way
  const loaded = restorable
    ? Promise.resolve([restorable.snapshot, restorable.libraries])
    : Promise.all([loadSnapshot(), compileLibraries()]);
  loaded.catch(failLoading);
  await runScript("pyodide.js");
  await runScript("pyodide.asm.js");
  const [snapshot, libraries] = await loaded;
  await arrived;
  postMessage({ type: "restoring" }); // the page allows no long time for this, which waits for no network
  watchRestoring(snapshot, libraries);
  // Pyodide writes the standard library before Python begins; `placeLazyFiles` puts the real one there.
  prefetched.set(checkedFile(config.stdlib), Promise.resolve(new Response("")));
  // Pyodide wants a snapshot to skip its own start; ours is written by `restore` above.
  await load({ _loadSnapshot: new Uint8Array(1), env: snapshot.environment });
  handOn({ snapshot, libraries, core: compiledCore });
  Object.assign(pyodide.loadedPackages, { numpy: "default channel", dlbasics: "default channel" });
  pyodide.pyimport("dlbasics.browser.after_restore").reset_process_state(navigator.languages?.[0] ?? "C");
};
