import { expect, test } from "vitest";
import { toReadableAddress } from "./readable-address";

test.each([
  ["/s/%zz", "/s/-"],
  ["/s/%E0%A4", "/s/-"],
  ["/s/AAAA/%ff?window=7", "/s/-"],
  ["//s/%zz", "/s/-"],
  ["http://localhost:3000/s/%zz", "/s/-"],
  ["/api/imports/%zz/original", "/-"],
  ["/%", "/-"],
])("an address that cannot be decoded, %s, opens nothing", (url, nowhere) => {
  expect(toReadableAddress(url)).toBe(nowhere);
});

test.each(["/", "/s/AAAA?x=%zz", "/s/a%00b", "/s/%5c", "/overview?profile=@a&q=%", "*", "/s/caf%C3%A9#%zz"])(
  "any other stays as it came: %s",
  (url) => {
    expect(toReadableAddress(url)).toBe(url);
  },
);
