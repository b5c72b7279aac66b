import { LONGEST_CELL } from "./csv";
import { readXml } from "./xml-part";

/** The text of one string item, `si` or `is`. */
export type StringItem = {
  readonly open: (name: string) => void;
  readonly add: (text: string) => void;
  readonly close: (name: string) => void;
  /** What was collected; the item is empty afterwards. */
  readonly take: () => string;
};

/**
 * Collects an item's own text or that of its formatted runs, without the reading aids (`rPh`) that Japanese workbooks carry. Stops one
 * letter past the longest cell, so that nothing longer is ever held.
 */
export function collectStringItem(): StringItem {
  let collected = "";
  let isInText = false;
  let aids = 0;
  return {
    open: (name) => {
      if (name === "rPh") aids += 1;
      if (name === "t") isInText = aids === 0;
    },
    add: (text) => {
      const room = LONGEST_CELL + 1 - collected.length;
      if (isInText && room > 0) collected += text.slice(0, room);
    },
    close: (name) => {
      if (name === "rPh") aids -= 1;
      if (name === "t") isInText = false;
    },
    take: () => {
      const text = collected;
      collected = "";
      return text;
    },
  };
}

/** The texts that cells point to by their number. */
export function readSharedStrings(bytes: Uint8Array): readonly string[] {
  const strings: string[] = [];
  const item = collectStringItem();
  readXml(bytes, {
    open: item.open,
    text: item.add,
    close: (name) => {
      item.close(name);
      if (name === "si") strings.push(item.take());
    },
  });
  return strings;
}
