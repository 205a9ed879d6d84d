import { defineErrors, type Text } from "@banjian/base";

const seeSettings = {
  zh: "检查接收端的设置。",
  en: "Look at the settings of the sink.",
};
const triedAgain = {
  zh: "稍后自动重试；持续失败时生成故障，由人处理（banjian incident list）。",
  en: "It is tried again later; if it goes on, an incident waits for a person (banjian incident list).",
};

/** Makes every error of this package; `code` says which, `details` what was met. */
export const exchangeError = defineErrors({
  WEBHOOK_INVALID: {
    says: (it: { sink: string; problem: Text }) => ({
      zh: `接收端 ${it.sink} 的设置不可用：${it.problem.zh}`,
      en: `the settings of the sink ${it.sink} cannot be used: ${it.problem.en}`,
    }),
    hint: seeSettings,
  },
  WEBHOOK_ADDRESS_FORBIDDEN: {
    says: (it: { host: string; address: string }) => ({
      zh: `${it.host} 解析为 ${it.address}，不得连接`,
      en: `${it.host} resolves to ${it.address}, which must not be connected to`,
    }),
    hint: {
      zh: "内网接收端须写明 intranet: true；链路本地、组播等地址一律不连接。",
      en: "A receiver inside the own network needs intranet: true; link-local, multicast and the like are never connected to.",
    },
  },
  WEBHOOK_UNREACHABLE: {
    says: (it: { host: string; reason: string }) => ({
      zh: `${it.host} 无法送达：${it.reason}`,
      en: `${it.host} could not be reached: ${it.reason}`,
    }),
    hint: triedAgain,
  },
  WEBHOOK_REFUSED: {
    says: (it: { host: string; status: number }) => ({
      zh: `${it.host} 答复 ${it.status}`,
      en: `${it.host} answered ${it.status}`,
    }),
    hint: {
      zh: "接收端以 2xx 表示已收；重定向不跟随。稍后自动重试。",
      en: "A receiver acknowledges with 2xx; redirects are not followed. It is tried again later.",
    },
  },
  WEBHOOK_TOO_LARGE: {
    says: (it: { id: string; bytes: number; most: number }) => ({
      zh: `事件 ${it.id} 有 ${it.bytes} 字节，超过 ${it.most}`,
      en: `the event ${it.id} has ${it.bytes} bytes, more than ${it.most}`,
    }),
    hint: seeSettings,
  },
  NATS_INVALID: {
    says: (it: { sink: string; prefix: string }) => ({
      zh: `接收端 ${it.sink} 的前缀“${it.prefix}”不能作 NATS 主题`,
      en: `the prefix "${it.prefix}" of the sink ${it.sink} cannot begin a NATS subject`,
    }),
    hint: {
      zh: "前缀用字母、数字、-、_ 和点。",
      en: "Write the prefix with letters, digits, -, _ and dots.",
    },
  },
  NATS_UNAVAILABLE: {
    says: (it: { subject: string; reason: string }) => ({
      zh: `NATS 没有收下 ${it.subject}：${it.reason}`,
      en: `NATS did not take ${it.subject}: ${it.reason}`,
    }),
    hint: {
      zh: "确认服务器在运行，且有 JetStream 流包含该主题（如 banjian.>）。稍后自动重试。",
      en: "See that the server runs and that a JetStream stream has the subject (such as banjian.>). It is tried again later.",
    },
  },
  WEBHOOK_UNSIGNED: {
    says: (it: { problem: Text }) => ({
      zh: `收到的消息不可信：${it.problem.zh}`,
      en: `what was received cannot be trusted: ${it.problem.en}`,
    }),
    hint: {
      zh: "不要处理它；核对双方的密钥和时钟。",
      en: "Do not act on it; compare the secret and the clocks of both sides.",
    },
  },
});
