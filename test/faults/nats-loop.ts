// Kills, turn by turn, who takes events to a NATS cluster, one of its three servers and the PostgreSQL they come from, while
// applications are filed; then counts what the stream holds. Argument: how many rounds (60 without). Needs a nats-server.
import { killInTurn } from "./kill-in-turn.js";

const [rounds = 60] = process.argv.slice(2).map(Number);
const started = performance.now();
const { wrong, ...killed } = await killInTurn({ rounds, nodes: 3, told: console.log });
const minutes = Math.round((performance.now() - started) / 6_000) / 10;
console.log({ rounds, minutes, ...killed, ...wrong });
process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1;
