// SHA-256 (FIPS 180-4), synchronous: Python's file reads cannot wait for crypto.subtle.
"use strict";

const fractionBits = (x) => (x - Math.floor(x)) * 2 ** 32 | 0;
const isPrime = (n) => { for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false; return true; };
const PRIMES = Array.from({ length: 310 }, (_, i) => i + 2).filter(isPrime); // 64 of them
const ROUND_CONSTANTS = PRIMES.map((p) => fractionBits(Math.cbrt(p)));
const rotate = (x, bits) => x >>> bits | x << 32 - bits;

const compressBlock = (hash, words) => {
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15], y = words[i - 2];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ x >>> 3, s1 = rotate(y, 17) ^ rotate(y, 19) ^ y >>> 10;
    words[i] = words[i - 16] + s0 + words[i - 7] + s1 | 0;
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25), choice = e & f ^ ~e & g;
    const t1 = h + sum1 + choice + ROUND_CONSTANTS[i] + words[i] | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22), majority = a & b ^ a & c ^ b & c;
    h = g;
    g = f;
    f = e;
    e = d + t1 | 0;
    d = c;
    c = b;
    b = a;
    a = t1 + sum0 + majority | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => { hash[i] = hash[i] + value | 0; });
};

/* The sum of some bytes, as config.json has it. */
const sha256 = (bytes) => {
  const hash = Int32Array.from(PRIMES.slice(0, 8), (p) => fractionBits(Math.sqrt(p))), words = new Int32Array(64);
  const tail = new Uint8Array(bytes.length % 64 < 56 ? 64 : 128), whole = bytes.length - bytes.length % 64;
  tail.set(bytes.subarray(whole));
  tail[bytes.length - whole] = 0x80;
  const bits = new DataView(tail.buffer);
  bits.setUint32(tail.length - 8, Math.floor(bytes.length / 2 ** 29));
  bits.setUint32(tail.length - 4, bytes.length << 3);
  for (const part of [bytes.subarray(0, whole), tail]) {
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let at = 0; at < part.length; at += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + 4 * i);
      compressBlock(hash, words);
    }
  }
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((value, i) => digest.setInt32(4 * i, value));
  return btoa(String.fromCharCode(...new Uint8Array(digest.buffer)));
};
