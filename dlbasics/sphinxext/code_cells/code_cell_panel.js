// The panel of an opened code cell: the editor's place, a toolbar with the status, a progress bar, notices.
import { announce } from "./announcer.js";
import { actionButton, element } from "./dom.js";

const toolButton = ({ action, isPrimary, ...rest }) =>
  actionButton(rest, { className: isPrimary ? "dl-action dl-check" : "dl-action", "data-action": action });

export class Panel {
  /* `title` is what readers call the cell; `buttons` are {action, label, isPrimary, press} in their order; one of
   * them is "stop". */
  constructor(title, label, buttons) {
    this.buttons = Object.fromEntries(buttons.map((button) => [button.action, toolButton(button)]));
    this.buttons.stop.hidden = true;
    this.editorPlace = element("div", { className: "dl-editor" });
    this.status = element("span", { className: "dl-status" });
    const loading = dlText("page.loading-python");
    this.progress = element("progress", { className: "dl-loading", max: 1, hidden: true, "aria-label": loading });
    this.notices = element("div", { className: "dl-notices" });
    const toolbar = element("div", { className: "dl-toolbar" }, ...Object.values(this.buttons), this.status);
    this.box = element("div", { className: "dl-code-cell", role: "group", "aria-label": label },
      this.editorPlace, toolbar, this.progress, this.notices);
    dlButtonNames.add(Object.values(this.buttons), dlButtonNames.owner(this.box, title));
  }

  setStatus(text) { this.status.textContent = text; }

  setLabel(action, label) { this.buttons[action].textContent = label; }

  focus() { Object.values(this.buttons)[0].focus(); }

  /* While the cell is busy only Stop can be pressed. */
  setBusy(isBusy) {
    const { stop, run, check } = this.buttons;
    for (const button of [run, check]) button?.setAttribute("aria-disabled", isBusy);
    if (!isBusy && document.activeElement === stop) this.focus();
    stop.hidden = !isBusy;
    if (!isBusy) this.progress.hidden = true;
  }

  /* How much is loaded; all of it is still to be unpacked, which takes a time that nobody knows. */
  showProgress(loaded, total) {
    this.progress.hidden = false;
    if (loaded < total) this.progress.value = loaded / total;
    else this.progress.removeAttribute("value");
  }

  hideProgress() { this.progress.hidden = true; }

  /* Show a notice and say it aloud; it replaces the one of the same name. `action` is {label, press}. */
  addNotice(name, text, action) {
    this.removeNotice(name);
    const notice = element("p", { "data-notice": name }, text);
    if (action) notice.append(" ", actionButton(action));
    this.notices.append(notice);
    announce(text);
    return notice;
  }

  removeNotice(name) {
    const notice = this.notices.querySelector(`[data-notice=${name}]`);
    if (notice?.contains(document.activeElement)) this.focus();
    notice?.remove();
  }
}
