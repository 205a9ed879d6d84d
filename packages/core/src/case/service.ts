import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";

/** How a legal notice can be served (送达方式). */
export const serviceWays = {
  window: { zh: "当面送达", en: "handed over at the window" },
  online: { zh: "网上送达", en: "online" },
  post: { zh: "邮寄送达", en: "by post" },
  sms: { zh: "短信", en: "by text message" },
} as const satisfies Record<string, Text>;

/** One of them. */
export type ServiceWay = keyof typeof serviceWays;

/** How a notice was sent, and what came of it. */
export type Service = {
  readonly way: ServiceWay;
  readonly sentOn: LocalDate;
  readonly servedOn?: LocalDate;
  readonly proof?: string;
  /** By which ways it could not be served, in their order. */
  readonly failed: readonly ServiceWay[];
};

/** Whether the latest sending has failed, so that it has to be sent again. */
export function hasFailed({ way, failed }: Service): boolean {
  return failed.includes(way);
}

/** By what it is sent next: what has not failed, those first that leave a proof. */
export function nextWay({ failed }: Pick<Service, "failed">): ServiceWay {
  const order: readonly ServiceWay[] = ["post", "online", "window"];
  return order.find((way) => !failed.includes(way)) ?? "window";
}
