// Elements of the page, made without a line of HTML: no text can be read as markup.

/* An element with properties (or attributes, where it has no such property) and children. */
function dlElement(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/* Where a link of this page leads, or the element whose id has words before that name: an address holds it encoded. */
const dlTarget = ({ hash }, words = "") => document.getElementById(words + decodeURIComponent(hash.slice(1)));
