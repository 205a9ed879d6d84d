import { cliError } from "./errors.js";
import { itemFile } from "./item-files.js";

/** The text of a file: UTF-8, or the encoding that an XML file declares (GBK, GB18030 …); refuses one that cannot be read as that (FILE_UNREADABLE). */
export async function textFile(file: string): Promise<string> {
  const { bytes } = await itemFile(file);
  const encoding = declaredIn(bytes) ?? "UTF-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw cliError("FILE_UNREADABLE", { file, reason: encoding });
  }
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return /^(?:ï»¿)?<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}
