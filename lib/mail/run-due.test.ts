import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { findProfile, type OwnedProfile, type OwnerScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import type { Handle } from "@/lib/domain/handle";
import { createLink, revokeLink } from "@/lib/links/manage-links";
import { openLink } from "@/lib/links/open-link";
import { dailyRows, seedExports } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { changeMailSchedule, createSchedule, listMailSchedules, parseScheduleForm } from "./manage-schedules";
import { runDueMail } from "./run-due";
import { sealToken, unsealToken } from "./seal";

const data = mkdtempSync(join(tmpdir(), "tallyboard-mail-"));
/** A Wednesday; the first Monday after it is the 30th. */
const NOW = new Date("2026-03-25T12:00:00Z");
const DUE = new Date("2026-03-30T06:00:00Z");
const FORM = {
  profile: "northwind.bakes",
  recipients: "mia@client.example, leo@client.example",
  cadence: "weekly",
  weekday: "1",
  monthDay: "1",
  hour: "8",
  timeZone: "Europe/Berlin",
  window: "7",
  overview: "on",
};

type Received = { readonly to: readonly string[]; readonly text: string };

/** A mail server that takes, or refuses, what it is given. */
async function startMailServer(refuses: () => boolean = () => false) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuses())
          return done(Object.assign(new Error("Try later, mia@client.example"), { responseCode: 451 }));
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ to, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port}`);
  vi.stubEnv("MAIL_FROM", "Northwind <reports@northwind.example>");
  return { received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describeOnBothDatabases("messages that are due", () => {
  let owner: OwnerScope;
  let profile: OwnedProfile;

  beforeEach(async () => {
    vi.stubEnv("TALLYBOARD_DATA", data);
    vi.stubEnv("BASE_URL", "https://board.example.com");
    await emptyDatabase();
    owner = await seedMember("northwind", "owner");
    await write((tx) =>
      tx.profile.create({
        data: { id: "p", workspaceId: "northwind", handle: FORM.profile, name: "Northwind Bakes" },
      }),
    );
    const found = await findProfile(owner, FORM.profile as Handle);
    if (found === null) throw new Error("There is no profile.");
    profile = found;
    const videoViews = Array.from({ length: 20 }, (_, index) => 100 + index);
    const rows = dailyRows("2026-03-24", { videoViews });
    await seedExports(profile, [{ format: "studio/overview", exportedOn: "2026-03-25", rows }]);
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  async function schedule(fields: Partial<typeof FORM> = {}) {
    const form = parseScheduleForm({ ...FORM, ...fields });
    if (!form.ok) throw new Error(form.problem);
    return createSchedule(profile, form, { scope: owner, now: NOW });
  }

  it("go to each address once, with a link that opens, the words of the page and the report", async () => {
    const server = await startMailServer();
    expect(await schedule()).toEqual(DUE);
    expect(await runDueMail(new Date(DUE.getTime() - 1))).toEqual({ sent: 0, failed: 0 });
    expect(await runDueMail(DUE)).toEqual({ sent: 2, failed: 0 });
    expect(await runDueMail(new Date(DUE.getTime() + 60_000))).toEqual({ sent: 0, failed: 0 });
    await server.close();

    expect(server.received.flatMap(({ to }) => to).sort()).toEqual([
      "leo@client.example",
      "mia@client.example",
    ]);
    const text = server.received[0]?.text.replace(/=\r\n/g, "") ?? "";
    expect(text).toMatch(/^Subject: =\?UTF-8\?Q\?Northwind_Bakes_by_e-mail/m);
    expect(text).toMatch(/^From: Northwind <reports@northwind\.example>/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(text).toContain("Video views: 812 in 7 days");
    expect(text).toMatch(/attachment; filename="northwind\.bakes report\s+2026-03-18 to 2026-03-24\.html"/);
    const token = /https:\/\/board\.example\.com\/s\/([\w-]{43})/.exec(text)?.[1] ?? "";
    expect((await openLink(token, DUE))?.title).toBe("Northwind Bakes by e-mail");
    const rows = JSON.stringify(await reader().mailSchedule.findMany());
    expect(rows).not.toContain(token);
    const [listed] = await listMailSchedules(owner);
    expect(listed?.last).toMatchObject({ sent: 2, of: 2, problem: null });
    expect(listed?.nextDueAt).toEqual(new Date("2026-04-06T06:00:00Z"));
  });

  it("are sent once, however many processes look at the same moment", async () => {
    const server = await startMailServer();
    await schedule();
    const runs = await Promise.all(Array.from({ length: 8 }, () => runDueMail(DUE)));
    await server.close();
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(server.received).toHaveLength(2);
  });

  it("come once after an outage of weeks, and not at all while stopped", async () => {
    const server = await startMailServer();
    await schedule();
    const id = (await listMailSchedules(owner))[0]?.id ?? "";
    const later = new Date("2026-05-20T12:00:00Z");
    expect(await changeMailSchedule(id, "pause", { scope: owner, now: NOW })).toBe(true);
    expect(await runDueMail(later)).toEqual({ sent: 0, failed: 0 });
    await write((tx) => tx.mailSchedule.updateMany({ data: { pausedAt: null } }));
    expect(await runDueMail(later)).toEqual({ sent: 2, failed: 0 });
    expect((await listMailSchedules(owner))[0]?.nextDueAt).toEqual(new Date("2026-05-25T06:00:00Z"));
    const other = await seedMember("contoso", "owner");
    expect(await changeMailSchedule(id, "stop", { scope: other, now: NOW })).toBe(false);
    expect(await changeMailSchedule(id, "stop", { scope: owner, now: NOW })).toBe(true);
    expect(await runDueMail(new Date("2026-06-20T12:00:00Z"))).toEqual({ sent: 0, failed: 0 });
    await server.close();
  });

  it("are tried five times when the mail server refuses, then no more, and nothing names an address", async () => {
    let refuses = true;
    const server = await startMailServer(() => refuses);
    await schedule({ recipients: "mia@client.example" });
    const at = (minutes: number) => new Date(DUE.getTime() + minutes * 60_000);
    expect(await runDueMail(at(0))).toEqual({ sent: 0, failed: 1 });
    expect(await runDueMail(at(5))).toEqual({ sent: 0, failed: 0 });
    const { problem } = await reader().mailDelivery.findFirstOrThrow();
    expect(problem).toContain("(451)");
    expect(problem).not.toContain("mia");
    refuses = false;
    expect(await runDueMail(at(16))).toEqual({ sent: 1, failed: 0 });
    refuses = true;
    const again = new Date("2026-04-06T06:00:00Z").getTime();
    const failures = [];
    for (let run = 0; run < 8; run += 1)
      failures.push((await runDueMail(new Date(again + run * 16 * 60_000))).failed);
    expect(failures).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    await server.close();
  });

  it("that were being sent when the process ended are not sent a second time, and say so", async () => {
    const server = await startMailServer();
    await schedule({ recipients: "mia@client.example" });
    const { nextDueAt: dueAt, profileId, id: scheduleId } = await reader().mailSchedule.findFirstOrThrow();
    const key = { profileId, scheduleId, dueAt, recipient: "mia@client.example", workspaceId: "northwind" };
    await write((tx) =>
      tx.mailDelivery.create({ data: { ...key, state: "sending", tries: 1, lastTriedAt: DUE } }),
    );
    expect(await runDueMail(new Date(DUE.getTime() + 60_000))).toEqual({ sent: 0, failed: 0 });
    expect(await runDueMail(new Date(DUE.getTime() + 60 * 60_000))).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toEqual([]);
    expect((await listMailSchedules(owner))[0]?.last?.problem).toContain("may have arrived");
    await server.close();
  });

  it("tell nothing any more when their link is revoked", async () => {
    const server = await startMailServer();
    await schedule();
    const { id } = await reader().shareLink.findFirstOrThrow();
    await revokeLink(id, { scope: owner, now: NOW });
    expect(await runDueMail(DUE)).toEqual({ sent: 0, failed: 2 });
    expect(server.received).toEqual([]);
    expect((await listMailSchedules(owner))[0]?.last?.problem).toContain("link is closed");
    await server.close();
  });

  it("lie in the outbox of their profile where there is no mail server", async () => {
    await schedule({ recipients: "mia@client.example", content: "on" } as never);
    expect(await runDueMail(DUE)).toEqual({ sent: 1, failed: 0 });
    const folder = join(data, "outbox", "northwind", "p");
    const [name, ...others] = readdirSync(folder);
    expect([name, others]).toEqual([expect.stringMatching(/\.eml$/), []]);
    expect(readFileSync(join(folder, name ?? ""), "utf8")).toMatch(/^To: mia@client\.example/m);
  });

  it("carry a token that only this installation, and only for this link, can read", async () => {
    const actor = { scope: owner, now: NOW };
    const order = { title: null, sections: ["overview"], window: 7, expiresInDays: 1 } as const;
    const { token } = await createLink(profile, order, actor);
    const sealed = sealToken(token, "link");
    expect(unsealToken(sealed, "link")).toBe(token);
    expect(unsealToken(sealed, "another")).toBeNull();
    expect(unsealToken(`${sealed.slice(0, -2)}AA`, "link")).toBeNull();
    expect(unsealToken("", "link")).toBeNull();
    vi.stubEnv("TALLYBOARD_DATA", join(data, "elsewhere"));
    expect(unsealToken(sealed, "link")).toBeNull();
  });
});

it.each([
  ["no address", { recipients: " , " }, /at least one e-mail/],
  ["a forged header", { recipients: "mia@client.example\nBcc:x" }, /“Bcc:x” is no e-mail/],
  [
    "many addresses",
    { recipients: Array.from({ length: 21 }, (_, i) => `a${i}@b.example`).join(" ") },
    /at most 20/,
  ],
  ["no section", { overview: undefined }, /at least one section/],
  ["a zone that is none", { timeZone: "Mars/Olympus" }, /not complete/],
  ["the 31st", { cadence: "monthly", monthDay: "31" }, /not complete/],
])("a form with %s is refused", (_, fields, problem) => {
  expect(parseScheduleForm({ ...FORM, ...fields })).toEqual({
    ok: false,
    problem: expect.stringMatching(problem),
  });
});
