// Records the memory of a Python that is ready (snapshot.py); web_workers/snapshot_restorer.js restores it.
//
// Recorded are the words of memory that differ from what the core and numpy's libraries lay out when they are
// linked: the page links the same ones. What is free is zeroed before, so that it takes no space; so are docstrings,
// which are recorded apart.
"use strict";

const recording = { bases: [], sizes: [], modules: [] };
const GAP = 8; // words; a longer run of equal ones begins a new run

/* To be called before loadPyodide: link the libraries when the core is there, and keep the memory as it is then. */
const watchRecording = (libraries) => watchStart({
  beforeCore() {},
  onCore(Module, core) {
    Object.assign(recording, { Module, tableStart: Module.wasmTable.length });
    recording.modules.push(core);
  },
  beforeStart(Module) {
    const missing = missingInternals(Module);
    if (missing.length) throw new Error(`this release has no ${missing.join(", ")}`);
    for (const name of libraries) {
      recording.bases.push(Module.wasmTable.length);
      const compiled = new WebAssembly.Module(files.get(`package/${name}`));
      recording.sizes.push(Module.getDylinkMetadata(compiled).tableSize);
      recording.modules.push(linkLibrary(Module, name, compiled));
      // Python would keep a copy of the file in its memory, for a linking that is done.
      files.set(`package/${name}`, new Uint8Array(0));
    }
    recording.tableEnd = Module.wasmTable.length;
  },
  onMemory() {
    const { Module } = recording;
    if (!(Module._PyEM_CountArgsPtr > 0)) throw new Error("this release has no _PyEM_CountArgsPtr");
    recording.linked = Module.HEAPU32.slice();
    recording.sum = sumOfLinkedMemory(Module);
    recording.endZeroing = zeroWhatIsFreed(Module);
  },
  onError: fail,
});

const ALLOCATOR_SIZE = 20; // PyMemAllocatorEx, in bytes

/* Zero what Python frees as soon as it does, until the function that this returns is called.
 *
 * An object fills not all of the room that it gets, and its unused bytes would be those of another one. */
const zeroWhatIsFreed = (Module) => {
  const allocator = Module._emscripten_builtin_malloc(ALLOCATOR_SIZE);
  Module._PyMem_GetAllocator(0, allocator);
  const slots = Module.HEAPU32.slice((allocator >>> 2) + 1, (allocator >>> 2) + 5);
  const [malloc, , realloc, free] = Array.from(slots, (slot) => Module.wasmTable.get(slot));
  Module._free(allocator);
  const zeroAndFree = (context, pointer) => {
    if (pointer) Module.HEAPU8.fill(0, pointer, pointer + Module._malloc_usable_size(pointer));
    free(context, pointer);
  };
  const move = (context, pointer, size) => {
    const moved = malloc(context, size);
    if (!pointer || !moved) return moved;
    const end = pointer + Math.min(size, Module._malloc_usable_size(pointer));
    Module.HEAPU8.copyWithin(moved, pointer, end);
    zeroAndFree(context, pointer);
    return moved;
  };
  Module.setWasmTableEntry(slots[2], Module.convertJsFunctionToWasm(move, "iiii"));
  Module.setWasmTableEntry(slots[3], Module.convertJsFunctionToWasm(zeroAndFree, "vii"));
  return () => {
    Module.setWasmTableEntry(slots[2], realloc);
    Module.setWasmTableEntry(slots[3], free);
  };
};

// The sizes by which free memory is found: largest first, so that few calls reach all of it.
const FREE_SIZES = [20, 18, 16, 14, 12, 10, 8, 6].map((bits) => 2 ** bits).concat(28, 20, 12);

/* Fill what is free, of the heap and of the stack, with zeros: all of it is taken, without letting memory grow. */
const zeroFreeMemory = (Module) => {
  const taken = [];
  for (const size of FREE_SIZES) {
    for (;;) {
      const end = endOfMemory(Module), pointer = Module._emscripten_builtin_malloc(size);
      if (endOfMemory(Module) !== end) {
        Module._free(pointer);
        break;
      }
      Module.HEAPU8.fill(0, pointer, pointer + size);
      taken.push(pointer);
    }
  }
  taken.reverse().forEach((pointer) => Module._free(pointer));
  Module.HEAPU8.fill(0, Module._emscripten_stack_get_end(), Module.stackSave() - 1024);
};

/* Runs of words that differ, as Uint32: how many runs and words; for each run the gap before it and its length;
 * the words. `gap` words that do not differ end a run. */
const difference = (before, after, end, gap) => {
  const differs = (i) => after[i] !== (before[i] ?? 0);
  /* Behind the last word of a run. */
  const endOfRun = (start) => {
    let last = start;
    for (let i = start; i < end && i - last <= gap; i += 1) if (differs(i)) last = i;
    return last + 1;
  };
  const runs = [], words = [];
  let i = 0, previous = 0; // where the next word stands, and where the last run ended
  while (i < end) {
    if (differs(i)) {
      const start = i;
      i = endOfRun(start);
      runs.push(start - previous, i - start);
      words.push(after.subarray(start, i));
      previous = i;
    } else i += 1;
  }
  const count = words.reduce((sum, { length }) => sum + length, 0), result = new Uint32Array(2 + runs.length + count);
  result.set([runs.length / 2, count]);
  result.set(runs, 2);
  let at = 2 + runs.length;
  for (const run of words) {
    result.set(run, at);
    at += run.length;
  }
  return result.buffer;
};

/* Every slot that the linker filled must be one that the page can fill by its symbol; throws if not. */
const checkSlots = (Module, symbols) => {
  const { wasmTable } = Module, { tableStart, tableEnd, bases, modules } = recording;
  const known = functionsOfSlots(symbols, modules), scripts = scriptFunctionsOfSlots(Module, symbols, modules);
  for (let slot = tableStart; slot < tableEnd; slot += 1) {
    const ours = known.get(slot), value = wasmTable.get(slot);
    const isRight = ours ? ours === value : scripts.has(slot) && Module.getFunctionAddress(scripts.get(slot)) === slot;
    const isOfLibrary = bases.some((base, k) => slot >= base && slot < base + recording.sizes[k]);
    if (!isRight && !isOfLibrary) throw new Error(`nobody knows which function stands in slot ${slot}`);
  }
  const spare = [tableEnd + 1, wasmTable.length, Module.freeTableIndexes.length];
  if (spare[0] !== spare[1] || spare[2]) throw new Error(`functions were added to the table after linking: ${spare}`);
};

/* What the page has to know beside the memory. */
const describeRecording = (python) => {
  const { Module, tableEnd, bases, sum, anchor } = recording;
  const symbols = symbolsOf(Module);
  checkSlots(Module, symbols);
  const open = Module.FS.streams.filter(Boolean).map(({ path }) => path);
  if (open.length !== 3) throw new Error(`files are open: ${open}`);
  for (const name of Object.keys(python.loadedPackages)) delete python.loadedPackages[name];
  return {
    tableEnd, bases, sum, anchor, symbols, handles: libraryHandles(Module),
    hiwire: Module.API.serializeHiwireState(), memory: Math.ceil(endOfMemory(Module) / 2 ** 20) * 2 ** 20,
  };
};

/* The words of memory, without those of some texts: for each its address and its bytes. */
const recordedMemory = (texts) => {
  const { Module, linked } = recording;
  recording.endZeroing();
  zeroFreeMemory(Module);
  const words = Module.HEAPU32.slice(), objects = collectedObjects(Module);
  recording.anchor = objects.anchor;
  shortenRing(words, objects);
  const whole = words.slice(), end = endOfMemory(Module) >>> 2;
  for (const [start, size] of texts) words.fill(0, start >>> 2, start + size + 3 >>> 2);
  // What stands between two texts will have changed when these are written.
  recording.texts = difference(words, whole, end, 1);
  return difference(linked, words, end, GAP);
};
