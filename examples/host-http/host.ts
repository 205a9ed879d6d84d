import { createServer, type IncomingMessage, type Server } from "node:http";
import { type Actor, CodedError, type Hall } from "banjian";

/** Who sends a request: a real host knows it from its session, this one believes a header. */
type Identify = (request: IncomingMessage) => Actor;

// #region host
/** POST /applications/:item files an application, POST /cases/:id/:action acts in a case, GET /cases/:id reads it. */
export function hostOver(hall: Hall, identify: Identify): Server {
  return createServer(async (request, response) => {
    const [status, answer] = await answered(hall, request, identify).catch(refusal);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  });
}

async function answered(hall: Hall, request: IncomingMessage, identify: Identify) {
  const [, what, name = "", action] = (request.url ?? "").split("/").map(decodeURIComponent);
  if (request.method === "GET" && what === "cases") {
    const { state, stateTitle } = await hall.case(name);
    return [200, { caseId: name, version: state.version, stands: stateTitle }] as const;
  }
  // The browser makes the key when the form is opened and sends it again with every try.
  const key = String(request.headers["idempotency-key"]);
  const by = identify(request);
  const body = await bodyOf(request);
  const receipt =
    action === undefined
      ? await hall.submit(name, body as Parameters<Hall["submit"]>[1], { by, key })
      : await hall.act(name, action, { by, key, payload: body });
  return [200, receipt] as const;
}

/** Refused for good, or to be tried again with the same key. */
function refusal(error: unknown) {
  if (!(error instanceof CodedError)) return [500, { code: "FAULT" }] as const;
  const again = ["OUTCOME_UNKNOWN", "OVERLOADED", "STORE_UNAVAILABLE", "STORE_FULL", "HALL_CLOSED"];
  const status = again.includes(error.code) ? 503 : error.code.endsWith("_UNKNOWN") ? 404 : 409;
  return [status, { code: error.code, says: error.says, hint: error.hint }] as const;
}
// #endregion

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text === "" ? undefined : JSON.parse(text);
}
