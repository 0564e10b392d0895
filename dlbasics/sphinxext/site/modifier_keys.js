// Keys that mean something to the browser or the system.

/* Whether a key is pressed together with one that makes it a command, such as Alt and the left arrow: Back. */
function dlHasModifier({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}
