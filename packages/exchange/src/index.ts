export { exchangeError } from "./errors.js";
export type { MessageFile, ReadMessage } from "./formats/message-file.js";
export { messageLines, messageRows } from "./formats/message-rows.js";
export { readMessages } from "./formats/read-messages.js";
export { verifyWebhook } from "./signature.js";
export { fileSink } from "./sinks/file.js";
export { type NatsOptions, type NatsSink, natsSink } from "./sinks/nats.js";
export { type WebhookOptions, webhookSink } from "./sinks/webhook.js";
