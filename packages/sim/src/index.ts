export { type Asked, CaseNow } from "./case-now.js";
export { simError } from "./errors.js";
export { itemFile } from "./item-file.js";
export { openWorld } from "./open-world.js";
export { Random } from "./random.js";
export { storyText } from "./story-text.js";
export { type Happening, type More, type Passage, World } from "./world.js";
export type { WorldOptions, WorldStores } from "./world-options.js";
