import { createServer, connect as dial, type Socket } from "node:net";

/** What stands between a client and its server as a pooler in transaction mode does. */
export type PoolerStub = { readonly url: string; close(): void };

/** Settings of a session that a pooler takes at its start. */
const known = ["user", "database", "client_encoding", "application_name"];

/**
 * A line to a server on which nothing of a session outlives a transaction, and whose number is not the server's. It refuses
 * settings at the start that it does not know, or passes over them. In statement mode it refuses to begin a transaction.
 */
export async function poolerStub(
  url: string,
  unknown: "refused" | "ignored",
  lends: "transactions" | "statements" = "transactions",
): Promise<PoolerStub> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const middle = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    new Line(near, far, { refuses: unknown === "refused", splits: lends === "statements" });
  });
  await new Promise<void>((resolve) => middle.listen(0, "127.0.0.1", resolve));
  const address = middle.address();
  const through = new URL(url);
  through.port = String(typeof address === "object" ? address?.port : "");
  const close = () => {
    for (const socket of sockets) socket.destroy();
    middle.close();
  };
  return { url: through.href, close };
}

class Line {
  readonly #near: Socket;
  readonly #far: Socket;
  readonly #splits: boolean;
  #isStarted = false;
  /** Answers that the client waits for. */
  #waited = 1;
  #isResetting = false;
  #held: Buffer[] = [];

  constructor(
    near: Socket,
    far: Socket,
    { refuses, splits }: { readonly refuses: boolean; readonly splits: boolean },
  ) {
    this.#splits = splits;
    this.#near = near;
    this.#far = far;
    let [asked, told] = [Buffer.alloc(0), Buffer.alloc(0)];
    near.on("data", (bytes: Buffer) => {
      asked = Buffer.concat([asked, bytes]);
      if (!this.#isStarted && asked.length >= 4 && asked.length >= asked.readInt32BE()) {
        const length = asked.readInt32BE();
        this.#start(asked.subarray(0, length), refuses);
        asked = asked.subarray(length);
      }
      if (this.#isStarted) asked = eachMessage(asked, (one) => this.#asked(one));
    });
    far.on("data", (bytes: Buffer) => {
      told = eachMessage(Buffer.concat([told, bytes]), (one) => this.#told(one));
    });
  }

  #start(message: Buffer, refuses: boolean): void {
    this.#isStarted = true;
    const words = message.subarray(8).toString("utf8").split("\0");
    const given: [string, string][] = [];
    for (let at = 0; words[at]; at += 2) given.push([words[at] ?? "", words[at + 1] ?? ""]);
    const odd = given.find(([name]) => !known.includes(name));
    if (odd !== undefined && refuses) {
      const said = `SFATAL\0C08P01\0Munsupported startup parameter: ${odd[0]}\0\0`;
      this.#near.end(framed("E", Buffer.from(said)));
      return;
    }
    const taken = given.filter(([name]) => known.includes(name)).flat();
    const body = Buffer.from(`${taken.join("\0")}\0\0`);
    const head = Buffer.alloc(8);
    head.writeInt32BE(body.length + 8);
    message.copy(head, 4, 4, 8);
    this.#far.write(Buffer.concat([head, body]));
  }

  #asked(message: Buffer): void {
    if (this.#isResetting) {
      this.#held.push(message);
      return;
    }
    if (this.#splits && /^begin/i.test(message.toString("utf8", 5))) {
      const said = "SFATAL\0C08P01\0Mtransaction blocks not allowed in statement pooling mode\0\0";
      this.#near.end(framed("E", Buffer.from(said)));
      return;
    }
    if (["Q", "S"].includes(kindOf(message))) this.#waited++;
    this.#far.write(message);
  }

  #told(message: Buffer): void {
    const kind = kindOf(message);
    if (this.#isResetting) {
      if (kind !== "Z") return;
      this.#isResetting = false;
      for (const one of this.#held.splice(0)) this.#asked(one);
      return;
    }
    // The number of a session is the pooler's own.
    if (kind === "K") message.writeInt32BE(message.readInt32BE(5) ^ 0x0fff, 5);
    this.#near.write(message);
    if (kind !== "Z" || --this.#waited > 0 || message.toString("latin1", 5) !== "I") return;
    this.#isResetting = true;
    this.#far.write(framed("Q", Buffer.from("discard all\0")));
  }
}

function eachMessage(bytes: Buffer, take: (message: Buffer) => void): Buffer<ArrayBuffer> {
  let rest = bytes;
  while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
    const end = rest.readInt32BE(1) + 1;
    take(Buffer.from(rest.subarray(0, end)));
    rest = rest.subarray(end);
  }
  return Buffer.from(rest);
}

function kindOf(message: Buffer): string {
  return String.fromCharCode(message[0] ?? 0);
}

function framed(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
