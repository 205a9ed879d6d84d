import { lookup as resolve } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { CodedError, type Text } from "@banjian/base";
import { cloudEvent, type Sink } from "@banjian/engine";
import { isAllowed } from "../allowed-address.js";
import { exchangeError } from "../errors.js";
import { keyOf, type SignedHeaders, signed } from "../signature.js";

/** Where and how a webhook is called. Kept in the settings of a deployment, never in an item. */
export type WebhookOptions = {
  /** 1 to 64 lower-case letters, digits, `-`. */
  readonly name: string;
  readonly url: string;
  /** `whsec_` and 24 to 64 random bytes in base64. */
  readonly secret: string;
  /** The hosts that may be called; the one of `url` must be among them. */
  readonly hosts: readonly string[];
  /** The receiver is inside the own network: private addresses and plain HTTP are allowed. */
  readonly intranet?: boolean;
  /** How long one call may take, in milliseconds; ten seconds unless said otherwise. */
  readonly timeout?: number;
  /** The longest body, in bytes; 256 KB unless said otherwise. */
  readonly largest?: number;
};

/**
 * A sink that posts each event as a CloudEvent, signed as Standard Webhooks says. The resolved address is checked and the very
 * one connected to; redirects are not followed and the answer's body is not read. Refuses settings that cannot be used (WEBHOOK_INVALID).
 */
export function webhookSink(options: WebhookOptions): Sink {
  const { name, timeout = 10_000, largest = 256 * 1024, intranet = false } = options;
  const { url, key } = checked(options);
  return {
    name,
    async deliver(event, signal) {
      const body = JSON.stringify(cloudEvent(event));
      const bytes = Buffer.byteLength(body);
      if (bytes > largest) {
        throw exchangeError("WEBHOOK_TOO_LARGE", { id: event.id, bytes, most: largest });
      }
      const at = Math.floor(Date.now() / 1000);
      const headers = signed(key, { id: encodeURI(event.id), at, body });
      const ends = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
      const status = await post({ url, body, headers, intranet, signal: ends });
      if (status < 200 || status > 299) {
        throw exchangeError("WEBHOOK_REFUSED", { host: url.hostname, status });
      }
    },
  };
}

type Call = {
  readonly url: URL;
  readonly body: string;
  readonly headers: SignedHeaders;
  readonly intranet: boolean;
  readonly signal: AbortSignal;
};

/** The status that is answered; what else the receiver says is nobody's business. */
function post({ url, body, headers, intranet, signal }: Call): Promise<number> {
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  const host = url.hostname;
  return new Promise((settle, fail) => {
    const request = send(url, {
      method: "POST",
      agent: false,
      signal,
      lookup: pinned(intranet),
      headers: {
        ...headers,
        "content-type": "application/cloudevents+json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
      },
    });
    request.on("response", (response) => {
      settle(response.statusCode ?? 0);
      response.destroy();
    });
    request.on("error", (error) => {
      if (error instanceof CodedError) fail(error);
      else fail(exchangeError("WEBHOOK_UNREACHABLE", { host, reason: error.message }));
    });
    request.end(body);
  });
}

/** Resolves a name and refuses its address before anything is sent there, so that no second answer can lead elsewhere. */
function pinned(intranet: boolean): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return answer(error, []);
      const bad = found.find(({ address }) => !isAllowed(address, intranet));
      if (bad !== undefined) {
        const { address } = bad;
        return answer(exchangeError("WEBHOOK_ADDRESS_FORBIDDEN", { host, address }), []);
      }
      const [first] = found;
      if (options.all) return answer(null, found);
      return answer(null, first?.address ?? "", first?.family);
    });
  };
}

function checked({ name, url: text, secret, hosts, intranet = false }: WebhookOptions) {
  const problem = (zh: string, en: string) => {
    const found: Text = { zh, en };
    return exchangeError("WEBHOOK_INVALID", { sink: name, problem: found });
  };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw problem("url 不是网址", "url is no address");
  const schemes = intranet ? ["https:", "http:"] : ["https:"];
  if (!schemes.includes(url.protocol)) {
    throw problem(`url 须为 ${schemes.join("、")}`, `url must be ${schemes.join(" or ")}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw problem("url 不得带有用户名或口令", "url must not carry a user or a password");
  }
  if (!hosts.includes(url.hostname)) {
    throw problem(`hosts 中没有 ${url.hostname}`, `${url.hostname} is not among hosts`);
  }
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !isAllowed(literal, intranet)) {
    throw exchangeError("WEBHOOK_ADDRESS_FORBIDDEN", { host: url.hostname, address: literal });
  }
  const key = keyOf(secret);
  if (key === undefined) {
    throw problem(
      "secret 须为 whsec_ 加 24 至 64 字节的 base64",
      "secret must be whsec_ and 24 to 64 bytes in base64",
    );
  }
  return { url, key };
}
