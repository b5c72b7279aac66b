/** One letter or digit, what it does in words, and the control of the page that it presses; where that is not there, the key does nothing. */
export type Key = {
  readonly key: string;
  readonly does: string;
  readonly press: (page: ParentNode) => HTMLElement | null;
};

/** Keys press what stands on the page, so they can never do more than a pointer. */
export const KEYS: readonly Key[] = [
  { key: "1", does: "Overview", press: (page) => findSection(page, "/overview") },
  { key: "2", does: "Content", press: (page) => findSection(page, "/content") },
  { key: "3", does: "Followers", press: (page) => findSection(page, "/followers") },
  { key: "4", does: "Imports", press: (page) => findSection(page, "/imports") },
  { key: "w", does: "Next window: 7, 28, 60 days", press: findNextWindow },
  { key: "c", does: "Choose what to compare with", press: (page) => find(page, "select[name=compare]") },
  { key: "/", does: "Search", press: (page) => find(page, "main input[type=search]") },
  { key: "n", does: "Add a note", press: (page) => find(page, "[data-key=n]") },
];

function find(page: ParentNode, selector: string): HTMLElement | null {
  return page.querySelector<HTMLElement>(selector);
}

/** There are two navigations, of which one is shown; either link leads to the same page. */
function findSection(page: ParentNode, path: string): HTMLElement | null {
  return find(page, `nav[aria-label=Main] a[href^="${path}?"]`);
}

function findNextWindow(page: ParentNode): HTMLElement | null {
  const windows = [...page.querySelectorAll<HTMLInputElement>("main input[type=radio][name=window]")];
  const chosen = windows.findIndex(({ checked }) => checked);
  return windows[(chosen + 1) % windows.length] ?? null;
}

/** Fields are given the focus, everything else is pressed. */
export function pressKey(key: string, page: ParentNode): boolean {
  const target = KEYS.find((each) => each.key === key)?.press(page) ?? null;
  if (target === null) return false;
  if (target.matches("select, input:not([type=radio])")) target.focus();
  else target.click();
  return true;
}

const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/** Whether a key press is meant for what has the focus, for the browser, or for something that lies over the page. */
export function isTaken(event: KeyboardEvent, page: ParentNode): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return true;
  const { target } = event;
  if (target instanceof Element && target.closest(TYPING) !== null) return true;
  return page.querySelector("dialog[open], [popover]:popover-open") !== null;
}
