// Archives of the site: zips, read in the page's worker.
"use strict";

/* Into the room that it needs: a Response would gather all pieces first, for more than half as long again. */
const inflate = async (packed, size) => {
  const { readable, writable } = new DecompressionStream("deflate-raw"), writer = writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const bytes = new Uint8Array(size), reader = readable.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value, length);
    length += value.length;
  }
  await written;
  return bytes;
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
      size: uint32(at + 24),
      isStored: uint16(at + 10) === 0,
    });
    at = nameStart + nameLength + uint16(at + 30) + uint16(at + 32);
  }
  return entries;
};

/* The one entry of an archive that holds another one (`solid_zip` in deterministic_zip.py), if it does. */
const innerArchive = (buffer) => zipEntries(buffer).find(({ name }) => name === "files.zip");

/* The archive itself, or the one in it. */
const unpackInner = async (buffer) => {
  const inner = innerArchive(buffer);
  return inner ? (await inflate(inner.packed, inner.size)).buffer : buffer;
};

// The files of an archive as [name, bytes]; folders, and what only compilers and type checkers read, are left out.
const archiveFiles = (buffer) => Promise.all(
  zipEntries(buffer).filter(({ name }) => !/(\/|\.pyi|\.h|\.a)$/.test(name))
    .map(async ({ name, packed, size, isStored }) => [name, isStored ? packed : await inflate(packed, size)]));

const unpackArchives = async (urls) => {
  const archives = urls.map(async (url) => {
    const buffer = await (await self.fetch(url)).arrayBuffer();
    return archiveFiles(await unpackInner(buffer));
  });
  return (await Promise.all(archives)).flat();
};
