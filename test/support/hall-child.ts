// A process of its own that runs a hall in a folder. Its arguments: the folder, the folder of items, the number of the
// command to begin with, and what earlier processes were answered from there on, by number. It checks what it finds, repeats
// those commands, goes on with new ones without end, and says each answer as soon as it has it.
import { once } from "node:events";
import { canonicalJson } from "@banjian/base";
import { replay } from "@banjian/core";
import { type Hall, openHall, type Receipt } from "banjian";
import { application, people, steps } from "./small-item.js";

const [folder = "", items = "", from = "0", answers = "{}"] = process.argv.slice(2);
const known = JSON.parse(answers) as Record<string, Receipt>;
const tell = (what: object) => console.log(JSON.stringify(what));

tell({ ready: true });
await once(process.stdin, "data");
const hall = await openHall({ db: `pglite://${folder}`, items });
tell({ found: await found(hall) });

// Each case is one filing and what follows from it, so the number of a command says what it is.
let caseId = "";
for (let n = Number(from); ; n++) {
  const key = `command-${n}`;
  const step = steps[(n % (steps.length + 1)) - 1];
  const receipt =
    step === undefined
      ? await hall.submit("small-licence", application, { by: people.applicant, key })
      : await hall.act(caseId, step.action, { key, by: step.by, payload: step.payload });
  caseId = receipt.caseId;
  const before = known[n];
  if (before !== undefined && canonicalJson(before) !== canonicalJson(receipt)) {
    throw new Error(
      `command ${n} was answered ${canonicalJson(before)} and is now ${canonicalJson(receipt)}`,
    );
  }
  tell({ n, receipt });
}

/** The version of each case; throws where the stored case is not what its facts add up to. */
async function found(hall: Hall): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  for (const view of await hall.recent(1_000)) {
    const folded = replay(view.id, await view.facts());
    if (canonicalJson(folded) !== canonicalJson(view.state)) {
      throw new Error(`case ${view.id} is not what its facts add up to`);
    }
    versions[view.id] = view.state.version;
  }
  return versions;
}
