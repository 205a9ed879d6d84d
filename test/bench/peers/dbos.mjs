// DBOS Transact: a workflow for each case, which waits for a message and takes a step with each. Its state is what DBOS keeps
// of its steps; a host that has to list or search its cases writes tables of its own besides.
import { DBOS } from "@dbos-inc/dbos-sdk";
import { answer, application, steps, Told } from "./answers.mjs";

const [url] = process.argv.slice(2);
const told = new Told();
const quiet = () => {};
DBOS.setConfig({
  name: "peers",
  systemDatabaseUrl: url,
  systemDatabasePoolSize: 32,
  logger: { info: quiet, debug: quiet, warn: quiet, error: console.error },
});

const takeCase = DBOS.registerWorkflow(
  async (id, filed) => {
    let state = await DBOS.runStep(async () => ({ in: steps[0][1], filed }), { name: "submit" });
    told.tell(id);
    for (const [action, to] of steps.slice(1)) {
      const event = await DBOS.recv("step", 60);
      if (event?.action !== action) throw new Error(`${action} was to come, and not ${event}`);
      state = await DBOS.runStep(async () => ({ ...state, in: to }), { name: action });
      told.tell(id);
    }
    return state;
  },
  { name: "takeCase" },
);
await DBOS.launch();

async function takeOne(id) {
  const opened = told.next(id);
  await DBOS.startWorkflow(takeCase, { workflowID: id })(id, application);
  await opened;
  for (const [action] of steps.slice(1)) {
    const taken = told.next(id);
    await DBOS.send(id, { action }, "step");
    await taken;
  }
}

await answer({ takeOne, close: () => DBOS.shutdown() });
