/** The ten process messages (过程数据), in the words of their tables. */
export type MessageKind =
  | "application"
  | "pre-acceptance"
  | "acceptance"
  | "approval"
  | "supplement-notice"
  | "supplement-received"
  | "special-procedure"
  | "special-procedure-result"
  | "completion"
  | "collection";
