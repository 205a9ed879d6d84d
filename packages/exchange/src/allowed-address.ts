import { BlockList, isIPv6 } from "node:net";

/** Connected to by nobody: this host's unspecified address, link-local with the metadata of clouds, multicast, reserved. */
const never = listOf(
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  ["fe80::", 10],
  ["ff00::", 8],
);
never.addAddress("::", "ipv6");

/** Inside the own network or this machine: connected to where the settings say so. */
const inside = listOf(
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["fc00::", 7],
);
inside.addAddress("::1", "ipv6");

function listOf(...nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, isIPv6(net) ? "ipv6" : "ipv4");
  return list;
}

/** Whether an address may be connected to; an IPv4 address written as an IPv6 one counts as what it is. */
export function isAllowed(address: string, intranet: boolean): boolean {
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (never.check(address, family)) return false;
  return intranet || !inside.check(address, family);
}
