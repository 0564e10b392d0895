// What the memory snapshot uses of Pyodide beyond its public interface: all of it stands in this file. The page's
// worker has it, and the build, which asks a release for each of them (`missingInternals`): where one is missing, no
// snapshot is made, and the page loads bytecode.
//
// Memory holds addresses, and numbers of slots in the table through which WebAssembly calls functions. Both must mean
// the same where the memory is restored. So numpy's libraries are linked before Python's main(), in a fixed
// order, and no slot is left to an engine's own choice: the linker finds its symbols set already (`presetSymbols`), the
// table gets its functions by the names that the symbols have (`fillTable`). What cannot be had from an
// engine, such as the function that counts arguments, is set anew (`setArgumentCounter`).
"use strict";

const SITE_PACKAGES = "/lib/python3.12/site-packages", STANDARD_LIBRARY = "/lib/python312.zip";

const MODULE_INTERNALS = {
  wasmTable: "object", GOT: "object", LDSO: "object", freeTableIndexes: "object", HEAPU8: "object", HEAPU32: "object",
  loadWebAssemblyModule: "function", newDSO: "function", addFunction: "function", getFunctionAddress: "function",
  setWasmTableEntry: "function", getDylinkMetadata: "function", stackSave: "function",
  _emscripten_builtin_malloc: "function", _free: "function", _emscripten_get_sbrk_ptr: "function",
  _emscripten_stack_get_end: "function", _inflateInit2_: "function", _inflate: "function", _inflateEnd: "function",
  _PyImport_GetModuleDict: "function", _PyMem_GetAllocator: "function", _malloc_usable_size: "function",
  _PyGILState_Ensure: "function", _PyGILState_Release: "function",
  convertJsFunctionToWasm: "function", __PyRuntime: "number", __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET: "number",
};
const API_INTERNALS = { restoreSnapshot: "function", serializeHiwireState: "function", finalizeBootstrap: "function" };
const NODE_INTERNALS = { contents: "object", usedBytes: "number", stream_ops: "object" };
const FOLDER_INTERNALS = { mknod: "function" };
const IMPORTED_INTERNALS = { _tzset_js: "function" };
const SYMBOL_INTERNALS = { timezone: "object", daylight: "object", tzname: "object", __heap_base: "object" };

const missingInternals = (Module) => {
  const node = Module.FS.create("/probe", 0o644);
  Module.FS.unlink("/probe");
  const expected = [[Module, MODULE_INTERNALS], [Module.API, API_INTERNALS], [node, NODE_INTERNALS],
    [node.parent.node_ops, FOLDER_INTERNALS], [Module.GOT, SYMBOL_INTERNALS],
    [Module.LDSO.loadedLibsByName.__main__.exports, IMPORTED_INTERNALS]];
  return expected.flatMap(
    ([object, types]) => Object.keys(types).filter((name) => typeof object[name] !== types[name]));
};

/* Hear of the moments of a start: the core is about to be instantiated, is instantiated, is about to begin, has its
 * memory laid out.
 *
 * Pyodide waits for ever where one of them fails: so `onError` hears of that. */
const watchStart = ({ beforeCore, onCore, beforeStart, onMemory, onError, settings: given = {} }) => {
  const heard = (callback) => (...values) => {
    try {
      callback(...values);
    } catch (error) {
      onError(error);
      throw error;
    }
  };
  const create = self._createPyodideModule;
  self._createPyodideModule = (settings) => {
    const { instantiateWasm } = settings;
    Object.assign(settings, given, {
      instantiateWasm(imports, receive) {
        heard(beforeCore)(this);
        return instantiateWasm.call(this, imports, (instance, module) => {
          heard(onCore)(this, instance.exports);
          return receive(instance, module);
        });
      },
      onRuntimeInitialized: heard(onMemory),
    });
    settings.preRun.push(heard(beforeStart)); // Emscripten begins with the last one
    return create(settings);
  };
};

// -- linking -------------------------------------------------------------------------------------------------

/* Link a library as Python's import would, which later finds it there. */
const linkLibrary = (Module, name, compiled) => {
  const path = `${SITE_PACKAGES}/${name}`;
  const flags = { loadAsync: false, nodelete: true, global: false, allowUndefined: true };
  const exports = Module.loadWebAssemblyModule(compiled, flags, path, {}, undefined);
  Module.newDSO(path, undefined, exports).global = false;
  return exports;
};

const growTable = (Module, length) => {
  const { wasmTable } = Module;
  if (wasmTable.length > length) throw new Error(`slots:${wasmTable.length}>${length}`);
  wasmTable.grow(length - wasmTable.length);
};

const presetSymbols = (Module, symbols) => {
  for (const [name, value] of Object.entries(symbols)) {
    Module.GOT[name] = new WebAssembly.Global({ value: "i32", mutable: true }, value);
  }
};

const symbolsOf = (Module) => Object.fromEntries(
  Object.entries(Module.GOT).map(([name, { value }]) => [name, value]).filter(([, value]) => value));

/* Slot -> the function that belongs there: of the core and then of each library the exports that no earlier one has.
 * A library's own functions, which it puts into the table itself, are among them too. */
const functionsOfSlots = (symbols, modules) => {
  const slots = new Map(), seen = new Set();
  for (const exports of modules) {
    for (const [name, value] of Object.entries(exports)) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (typeof value === "function" && symbols[name]) slots.set(symbols[name], value);
    }
  }
  return slots;
};

/* Slot -> the function in JavaScript to which a symbol points that no module exports. */
const scriptFunctionsOfSlots = (Module, symbols, modules) => {
  const exported = new Set(modules.flatMap(Object.keys)), imports = Module.LDSO.loadedLibsByName.__main__.exports;
  const isInScript = (name) => !exported.has(name) && typeof imports[name] === "function";
  const entries = Object.entries(symbols).filter(([name]) => isInScript(name));
  return new Map(entries.map(([name, slot]) => [slot, imports[name]]));
};

/* Emscripten finds the slot of a function in a map, which it makes of the whole table when it first asks. Asked while
 * the table is empty, it makes an empty one: all that a snapshot has in the table is found by its symbol. */
const makeTableMap = ({ getFunctionAddress }) => getFunctionAddress(() => {});

// Nothing of Python draws with WebGL, and an engine makes a module for each function that the table gets from a script.
const WEBGL = /^_gl[A-Z]/;
const isOfWebGL = ({ name }) => WEBGL.test(name);

const fillTable = (Module, symbols, modules) => {
  const { wasmTable, freeTableIndexes } = Module;
  for (const [slot, value] of functionsOfSlots(symbols, modules)) {
    if (wasmTable.get(slot) === null) wasmTable.set(slot, value);
  }
  for (const [slot, value] of scriptFunctionsOfSlots(Module, symbols, modules)) {
    if (wasmTable.get(slot) !== null || isOfWebGL(value)) continue;
    freeTableIndexes.push(slot); // the slot that the next function gets
    Module.addFunction(value, value.sig);
  }
};

/* What dlopen has given to Python: numbers in memory that stand for libraries in JavaScript. */
const libraryHandles = ({ LDSO }) => Object.entries(LDSO.loadedLibsByHandle)
  .filter(([, { name }]) => name !== "__main__").map(([handle, { name }]) => [Number(handle), name]);

const restoreHandles = ({ LDSO }, handles) => {
  for (const [handle, name] of handles) LDSO.loadedLibsByHandle[handle] = LDSO.loadedLibsByName[name];
};

// -- memory --------------------------------------------------------------------------------------------------

const counterAddress = (Module) => Module.__PyRuntime
  + Module.HEAPU32[Module.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET >>> 2];

/* Each engine has its own function for this, in the slot that comes next, or none at all. */
const setArgumentCounter = (Module) => {
  Module.HEAPU32[counterAddress(Module) >>> 2] = Module._PyEM_CountArgsPtr;
};

const TIME_ZONE = ["timezone", "daylight", "tzname"];

/* Have the browser load what it knows of time zones: that takes longer than to look one up. */
const loadTimeZones = () => new Date(0).toLocaleTimeString(undefined, { timeZoneName: "short" });

/* Look up the reader's time zone, as the first use of C's clock does: that was while recording. */
const setTimeZone = ({ GOT, LDSO, HEAPU32 }) => {
  const [zone, daylight, names] = TIME_ZONE.map((symbol) => GOT[symbol].value);
  LDSO.loadedLibsByName.__main__.exports._tzset_js(zone, daylight, HEAPU32[names >>> 2], HEAPU32[names + 4 >>> 2]);
};

const endOfMemory = (Module) => Module.HEAPU32[Module._emscripten_get_sbrk_ptr() >>> 2];

/* A sum of the memory that core and libraries lay out when they are linked: a snapshot is what differs from that. The
 * environment is in it, which therefore must be that of the recording. */
const sumOfLinkedMemory = (Module) => {
  const end = endOfMemory(Module) >>> 2, counter = counterAddress(Module) >>> 2, own = Module.HEAPU32[counter];
  const words = new Int32Array(Module.HEAPU32.buffer, 0, end);
  let sum = 0;
  words[counter] = 0; // each engine has its own: set aside, since a condition takes V8 seven times as long as the rest
  for (let i = 0; i < end; i += 1) sum = Math.imul(sum, 31) + words[i] | 0;
  words[counter] = own;
  return sum;
};

// Python's garbage collector keeps all its objects in a ring. Before each object stand the addresses of the next and of
// the previous one, 58,000 pairs that hardly compress: so the ring is recorded in the order of addresses, as the
// distance to the next one alone.
const GC_HEAD_SIZE = 8, GC_FLAGS = 3; // _gc_next and _gc_prev; the flags are bits of the latter

/* The fields of the place in the ring that stands at an address; `words` are those of memory. */
const nextOf = (words, at) => words[at >>> 2];
const previousOf = (words, at) => words[(at >>> 2) + 1] & ~GC_FLAGS;
const setNext = (words, at, next) => { words[at >>> 2] = next; };
const setPrevious = (words, at, previous) => {
  const index = (at >>> 2) + 1;
  words[index] = previous | (words[index] & GC_FLAGS);
};

/* The ring's anchor, which is no object, and the places before its objects, in the order of their addresses. */
const collectedObjects = ({ HEAPU32, GOT, _PyImport_GetModuleDict }) => {
  const first = _PyImport_GetModuleDict() - GC_HEAD_SIZE, ring = [first];
  for (let at = nextOf(HEAPU32, first); at !== first; at = nextOf(HEAPU32, at)) {
    if (previousOf(HEAPU32, nextOf(HEAPU32, at)) !== at) throw new Error("ring-broken");
    ring.push(at);
  }
  const [anchor, ...nodes] = Uint32Array.from(ring).sort();
  if (anchor >= GOT.__heap_base.value || nodes[0] < GOT.__heap_base.value) throw new Error("ring-without-anchor");
  return { anchor, nodes };
};

/* Write the distances into a copy of memory. */
const shortenRing = (words, { anchor, nodes }) => {
  nodes.forEach((at, i) => {
    setNext(words, at, i + 1 < nodes.length ? nodes[i + 1] - at : 0);
    setPrevious(words, at, 0);
  });
  setNext(words, anchor, nodes[0]);
  setPrevious(words, anchor, nodes.at(-1));
};

/* Write the addresses again. */
const closeRing = ({ HEAPU32 }, anchor) => {
  let previous = anchor, at = nextOf(HEAPU32, anchor);
  for (;;) {
    const distance = nextOf(HEAPU32, at);
    setPrevious(HEAPU32, at, previous);
    setNext(HEAPU32, at, distance ? at + distance : anchor);
    if (!distance) break;
    previous = at;
    at += distance;
  }
};

// -- files ---------------------------------------------------------------------------------------------------

const INPUT_OUTPUT_ERROR = 29; // EIO in WASI's numbers
const FILE_MODE = 0o100644; // a file that its owner may write and everybody read

const folderNode = ({ FS }, path) => FS.lookupPath(path).node;

/* A file in a folder, given as a node, whose bytes `read` gives when it is opened. Not when it is read: reading holds
 * a view of memory, and unpacking could make memory grow, which ends all views. */
const createLazyFile = (Module, folder, name, size, read) => {
  const { FS } = Module;
  const node = folder.node_ops.mknod(folder, name, FILE_MODE, 0); // FS.create would look up the folder each time
  node.usedBytes = size;
  node.stream_ops = {
    ...node.stream_ops,
    open({ node: opened }) {
      if (opened.contents !== null || !opened.usedBytes) return;
      // Python lets go of its lock to open a file. But while Safari waits for a request, it collects what JavaScript
      // no longer uses, and to free an object of Python without the lock is the end of Pyodide.
      const lock = Module._PyGILState_Ensure();
      try {
        opened.contents = read();
      } catch (error) {
        console.warn(error, error.params);
        throw new FS.ErrnoError(INPUT_OUTPUT_ERROR);
      } finally {
        Module._PyGILState_Release(lock);
      }
    },
  };
};

// z_stream of zlib, in words: next_in, avail_in, total_in, next_out, avail_out, ... 14 of them
const Z_STREAM_SIZE = 56, RAW_DEFLATE = -15, Z_FINISH = 4, Z_STREAM_END = 1;

/* Unpack at once, with the zlib of the core: the browser's own would have to be waited for. */
const inflateSync = (Module, packed, size) => {
  const [stream, from, to, version] = [Z_STREAM_SIZE, packed.length, size || 1, 2].map(
    (length) => Module._emscripten_builtin_malloc(length));
  Module.HEAPU8.fill(0, stream, stream + Z_STREAM_SIZE);
  Module.HEAPU8.set(packed, from);
  Module.HEAPU8.set([0x31, 0], version); // "1", as each release of zlib since 1995
  Module.HEAPU32.set([from, packed.length, 0, to, size], stream >>> 2);
  Module._inflateInit2_(stream, RAW_DEFLATE, version, Z_STREAM_SIZE);
  const ended = Module._inflate(stream, Z_FINISH);
  Module._inflateEnd(stream);
  const bytes = Module.HEAPU8.slice(to, to + size);
  for (const pointer of [stream, from, to, version]) Module._free(pointer);
  if (ended !== Z_STREAM_END) throw new Error(`inflate:${ended}`);
  return bytes;
};
