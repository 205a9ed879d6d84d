// A process of its own that brings the databases it is told of up to date, and says of each which steps it took, or why not.
import { createInterface } from "node:readline";
import { connect, migrate, type Tables } from "banjian";

const tell = (what: object) => console.log(JSON.stringify(what));
tell({ ready: true });

for await (const line of createInterface(process.stdin)) {
  const { url } = JSON.parse(line) as { readonly url: string };
  tell(await migrated(url).catch((error: unknown) => ({ failed: String(error) })));
}

async function migrated(url: string): Promise<object> {
  const { db, close } = await connect<Tables>(url);
  try {
    return { taken: await migrate(db) };
  } finally {
    await close();
  }
}
