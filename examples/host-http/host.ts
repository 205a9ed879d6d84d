import { createServer, type IncomingMessage, type Server } from "node:http";
import { type Actor, CodedError, type Hall } from "banjian";
import { BadRequest, bodyOf, keyOf, pathOf } from "./body.js";

/** Who sends a request: a real host knows it from its session, this one believes a header. */
type Identify = (request: IncomingMessage) => Actor;

// #region host
/** POST /applications/:item files an application, POST /cases/:id/:action acts in a case, GET /cases/:id reads it. */
export function hostOver(hall: Hall, identify: Identify): Server {
  return createServer(async (request, response) => {
    const [status, answer] = await answered(hall, request, identify).catch(refusal);
    const again = status === 503 || status === 504 ? { "retry-after": "1" } : {};
    response.writeHead(status, { "content-type": "application/json", ...again });
    response.end(JSON.stringify(answer));
  });
}

async function answered(hall: Hall, request: IncomingMessage, identify: Identify) {
  const [what, name = "", action] = pathOf(request);
  if (request.method === "GET" && what === "cases") {
    const { state, stateTitle } = await hall.case(name);
    return [200, { caseId: name, version: state.version, stands: stateTitle }] as const;
  }
  if (request.method !== "POST") throw new BadRequest(405, "METHOD_UNKNOWN", "use GET or POST");
  // The browser makes the key when the form is opened and sends it again with every try.
  const key = keyOf(request);
  const by = identify(request);
  const body = await bodyOf(request);
  if (what === "applications" && action === undefined) {
    const application = body as Parameters<Hall["submit"]>[1];
    return [200, await hall.submit(name, application, { by, key })] as const;
  }
  if (what === "cases" && action !== undefined) {
    return [200, await hall.act(name, action, { by, key, payload: body })] as const;
  }
  throw new BadRequest(404, "PATH_UNKNOWN", "post to /applications/:item or /cases/:id/:action");
}

// Nothing was stored: the same request with the same key may succeed later.
const later = ["OVERLOADED", "STORE_UNAVAILABLE", "STORE_FULL", "STORE_FORBIDDEN", "HALL_CLOSED"];

/** Refused for good; to be sent again with the same key, as nothing was stored (503), or as nobody knows whether it was (504). */
function refusal(error: unknown) {
  if (error instanceof BadRequest) {
    return [error.status, { code: error.code, hint: error.message }] as const;
  }
  if (!(error instanceof CodedError)) return [500, { code: "FAULT" }] as const;
  const { code, says, hint } = error;
  if (later.includes(code)) return [503, { code, says, hint, again: "same key" }] as const;
  if (code === "OUTCOME_UNKNOWN") return [504, { code, says, hint, again: "same key" }] as const;
  const status = code.endsWith("_UNKNOWN") ? 404 : code.endsWith("_INVALID") ? 400 : 409;
  return [status, { code, says, hint }] as const;
}
// #endregion
