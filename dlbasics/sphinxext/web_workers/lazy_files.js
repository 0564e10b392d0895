// The files of Python that a restored memory may need later. They stand in its file system from the start, with their
// names and sizes; their archives are loaded when a cell imports what is not in memory yet, or asks for a package.
// A file that is opened without such a sign, from the middle of a call, is fetched at once. With the archives come the
// docstrings, whose places in memory are empty until then.
"use strict";

const lazyArchives = new Map(); // name -> its bytes, unpacked if it is solid, once they are here
const lazyNames = () => [
  config.docstrings, config.stdlib, ...config.packages.filter((name) => name !== config.libraries)];

const writeDocstrings = async (archive) => {
  const [[, memory]] = await archiveFiles(archive);
  writeMemory(pyodide._module, memory);
};

/* Load all of them, for what is about to need some. */
const loadLazyFiles = async () => {
  const missing = lazyNames().filter((name) => !lazyArchives.has(name));
  if (!missing.length) return;
  beginProgress("Python", missing);
  await Promise.all(missing.map(async (name) => {
    const buffer = await (await self.fetch(checkedFile(name))).arrayBuffer(), isRead = name === config.docstrings;
    if (isRead) await writeDocstrings(buffer);
    lazyArchives.set(name, isRead ? null : new Uint8Array(await unpackInner(buffer)));
  }));
};

const fetchSync = (name) => {
  const url = checkedFile(name), request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new CodedError("page.file-not-answered", { url, status: request.status });
  const bytes = new Uint8Array(request.response);
  if (sha256(bytes) !== config.recorded.get(url).checksum) throw new CodedError("page.file-refused", { url });
  return bytes;
};

const archiveSync = (Module, name) => {
  if (!lazyArchives.has(name)) {
    const bytes = fetchSync(name), inner = innerArchive(bytes.buffer);
    lazyArchives.set(name, inner ? inflateSync(Module, inner.packed, inner.size) : bytes);
  }
  return lazyArchives.get(name);
};

const zipDirectories = new Map(); // name of an archive -> its entries by name

const entrySync = (Module, archive, name, size) => {
  if (!zipDirectories.has(archive)) {
    const entries = zipEntries(archiveSync(Module, archive).buffer);
    zipDirectories.set(archive, new Map(entries.map((entry) => [entry.name, entry])));
  }
  const { packed, isStored } = zipDirectories.get(archive).get(name);
  return isStored ? packed.slice() : inflateSync(Module, packed, size);
};

/* The folder of a path, and the name in it. */
const split = (path) => [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];

/* Put them all into the file system: sizes holds [name, size] for each kind of archive. */
const placeLazyFiles = (Module, stdlibSize, sizes) => {
  const { FS } = Module;
  FS.unlink(STANDARD_LIBRARY);
  const [folder, file] = split(STANDARD_LIBRARY);
  createLazyFile(Module, folderNode(Module, folder), file, stdlibSize, () => archiveSync(Module, config.stdlib));
  for (const [kind, entries] of Object.entries(sizes)) {
    const archive = config.packages.find((name) => name.startsWith(`${kind}-`));
    const nodes = new Map(); // of folders, by their paths
    for (const [name, size] of entries) {
      const [path, file] = split(`${SITE_PACKAGES}/${name}`);
      if (!nodes.has(path)) {
        FS.mkdirTree(path);
        nodes.set(path, folderNode(Module, path));
      }
      createLazyFile(Module, nodes.get(path), file, size, () => entrySync(Module, archive, name, size));
      if (name.endsWith(".dist-info/METADATA")) FS.writeFile(`${path}/PYODIDE_SOURCE`, "pyodide");
    }
  }
};
