export { exchangeError } from "./errors.js";
export { messageLines, messageRows } from "./formats/message-rows.js";
export { verifyWebhook } from "./signature.js";
export { fileSink } from "./sinks/file.js";
export { type WebhookOptions, webhookSink } from "./sinks/webhook.js";
