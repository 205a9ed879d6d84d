import {
  fieldsOfMessage,
  type MessageKind,
  messageFields,
  messageKinds,
  messageShapes,
} from "@banjian/core";

const kinds = new Map<string, MessageKind>(
  messageKinds.flatMap((kind) => {
    const { table, title } = messageShapes[kind];
    return [kind, table, title.zh].map((name): [string, MessageKind] => [name, kind]);
  }),
);

const codes = new Map(
  messageKinds.map((kind) => [
    kind,
    new Map(fieldsOfMessage(kind).map((code) => [messageFields[code]?.title.zh ?? code, code])),
  ]),
);

/** The kind of message that a table, a kind or its Chinese title stands for (`sl`, `acceptance`, 受理). */
export function kindCalled(name: string): MessageKind | undefined {
  return kinds.get(name) ?? kinds.get(name.toLowerCase());
}

/** Fields under the codes of the exchange, where they were called by their Chinese titles (受理时间 for SLSJ); what nobody knows stays as it is. */
export function withCodes<Value>(
  kind: MessageKind,
  fields: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const known = codes.get(kind);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [known?.get(name) ?? name, value]),
  );
}
