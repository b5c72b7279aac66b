import { writeSync } from "node:fs";
import { migrate } from "../migrate";

writeSync(1, "migrating\n");
await migrate(process.argv[2]);
writeSync(1, "done\n");
