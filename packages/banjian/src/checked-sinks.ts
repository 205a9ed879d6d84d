import { isNotificationSink, type Sink } from "@banjian/engine";
import { refuseUnfit, shapes } from "./checked-options.js";
import { hallError } from "./errors.js";

/** Sinks of one hall: each event is taken to each of them. */
const most = 64;

/** The checks of a hall's sinks: how many (SINKS_TOO_MANY), what each can do (HALL_OPTION_INVALID), and that their names can be told apart (SINK_NAME_INVALID). */
export function sinkChecks(sinks: unknown): (() => void)[] {
  if (sinks === undefined || !Array.isArray(sinks)) {
    return [() => refuseUnfit("sinks", sinks, shapes.list)];
  }
  const given = sinks as readonly unknown[];
  return [
    () => {
      if (given.length > most) throw hallError("SINKS_TOO_MANY", { count: given.length, most });
    },
    ...given.flatMap((sink, index) => oneSink(`sinks[${index}]`, sink)),
    () => refuseAlike(given.map(nameOf).filter((name) => typeof name === "string")),
  ];
}

function oneSink(option: string, sink: unknown): (() => void)[] {
  if (typeof sink !== "object" || sink === null) {
    return [() => refuseUnfit(option, sink, shapes.object)];
  }
  const { deliver, abreast, isOpen, last } = sink as Partial<Record<keyof Sink, unknown>>;
  const name = nameOf(sink);
  return [
    () => refuseUnfit(`${option}.name`, name ?? null, shapes.text),
    // What is missing is no function either.
    () => refuseUnfit(`${option}.deliver`, deliver ?? null, shapes.call),
    () => refuseUnfit(`${option}.abreast`, abreast, shapes.whole),
    () => refuseUnfit(`${option}.isOpen`, isOpen, shapes.call),
    () => refuseUnfit(`${option}.last`, last, shapes.call),
  ];
}

function nameOf(sink: unknown): unknown {
  return typeof sink === "object" && sink !== null && "name" in sink ? sink.name : undefined;
}

// Where its progress is kept goes by its name: two of one name would each miss what the other got.
function refuseAlike(names: readonly string[]): void {
  const bad = names.find(
    (name, index) =>
      !/^[a-z0-9-]{1,64}$/.test(name) || names.indexOf(name) !== index || isNotificationSink(name),
  );
  if (bad !== undefined) throw hallError("SINK_NAME_INVALID", { name: bad });
}
