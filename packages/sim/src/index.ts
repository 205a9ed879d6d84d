export { simError } from "./errors.js";
export { openWorld } from "./open-world.js";
export { Random } from "./random.js";
export { type Happening, type More, type Passage, World } from "./world.js";
export type { WorldOptions, WorldStores } from "./world-options.js";
