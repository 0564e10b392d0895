/* FNV-1a of the text's UTF-8 bytes, 32 bits, as dlbasics/fnv1a.py. */
function dlFnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
