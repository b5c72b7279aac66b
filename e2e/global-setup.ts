import { ensureBuild, ensureDatabaseClients } from "../lib/cli/launch/build.js";

export default async function prepare(): Promise<void> {
  await ensureDatabaseClients();
  await ensureBuild();
}
