// Whether the parts of the site that a page loads later are of the build that the page is of.

/* The digest of the scripts that a file of the site belongs to: it stands in the file's address. */
const digestOf = (address) => new URL(address).searchParams.get("v");
const pageDigest = digestOf(document.querySelector("script[src*='/dlbasics.js']").src);

/* Whether the book was published anew since the page was opened. Old and new parts do not fit together. */
export const isOutdated = (digest = digestOf(import.meta.url)) => digest !== pageDigest;

/* What an outdated page says: the sentence and a button. Drafts are kept, so a reload loses nothing. */
export const outdatedNotice = () => ({
  text: dlText("page.outdated"),
  action: { label: dlText("page.reload"), press: () => location.reload() },
});
